import { type DoctorView } from '../../core/contract/machine-calls'
import { Answer } from '../parts/answer'
import { DataTable } from '../parts/data-table'
import { Show } from '../parts/states'
import { useApp } from '../state/app-context'
import { useCall } from '../state/use-call'

type Finding = DoctorView['findings'][number]

const words: Record<Finding['severity'], string> = { ok: 'well', warning: 'warning', blocker: 'stops a run' }
const tones: Record<Finding['severity'], string> = { ok: 'quiet', warning: 'doubt', blocker: 'failed' }
const stateOf = ({ severity, available }: Finding): string => (severity !== 'ok' ? words[severity] : available === 'yes' ? words.ok : available === 'no' ? 'not here' : 'not seen')

/** What is installed and how it stands: each check, what it sees, and what it advises. */
export function DoctorPage() {
  const { open } = useApp()
  const [view, again] = useCall('doctor', null)
  return (
    <Show of={view}>
      {({ answer, findings }) => {
        const amiss = findings.filter(({ severity }) => severity !== 'ok')
        const table = (caption: string, rows: readonly Finding[]) => (
          <DataTable
            caption={caption}
            rowKey={(row) => row.id}
            rows={rows}
            columns={[
              { title: 'Check', whole: true, cell: (row) => row.title },
              { title: 'State', whole: true, cell: (row) => <span className={tones[row.severity]}>{stateOf(row)}</span> },
              { title: 'What is seen', cell: (row) => row.sees },
              ...(rows.some(({ advice }) => advice) ? [{ title: 'What to do', cell: (row: Finding) => row.advice }] : []),
            ]}
          />
        )
        return (
          <>
            <Answer>{answer}</Answer>
            <div className="actions">
              <button type="button" className="primary" onClick={again}>
                Look again
              </button>
              <button type="button" onClick={() => open('machine')}>
                Facts of this machine
              </button>
            </div>
            {amiss.length > 0 && (
              <>
                <h2>What to look after</h2>
                {table('Checks that found something', amiss)}
              </>
            )}
            <h2>{amiss.length > 0 ? 'All that was looked at' : 'What was looked at'}</h2>
            {table('Every check of the doctor', findings.filter(({ severity }) => severity === 'ok'))}
            <p className="note quiet">
              In a terminal, <code>groundspeed doctor --bundle FILE</code> writes what was seen into an archive for somebody who helps: without names, folders and serial numbers, and nothing is sent.
            </p>
          </>
        )
      }}
    </Show>
  )
}
