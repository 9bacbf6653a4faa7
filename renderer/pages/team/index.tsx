import { useId, useState } from 'react'
import { type TeamView } from '../../../core/contract/team-calls'
import { call } from '../../client'
import { Answer } from '../../parts/answer'
import { Chart } from '../../parts/chart'
import { DataTable } from '../../parts/data-table'
import { Figures } from '../../parts/figures'
import { HowWeKnow } from '../../parts/how-we-know'
import { Doubtful, Show } from '../../parts/states'
import { useToasts } from '../../state/toasts'
import { Join } from './join'
import { Machines } from './machines'
import { Publish } from './publish'
import { useTeam } from './use-team'

/** The shared folder: the group's machines beside each other, whether the folder is there or not. */
export function TeamPage() {
  const [gpu, setGpu] = useState<string | null>(null)
  const [view, again] = useTeam(gpu)
  return <Show of={view}>{(team) => (team.state === 'not-joined' ? <Join canChoose={team.canChooseFolder} onJoined={again} /> : <Folder team={team} gpu={gpu} setGpu={setGpu} again={again} />)}</Show>
}

const Notice = ({ text, advice, tone }: TeamView['notices'][number]) =>
  tone === 'failed' ? (
    <div className="notice failed" role="alert">
      <p className="said">{text}</p>
      <p>{advice}</p>
    </div>
  ) : (
    <Doubtful>
      <b>{text}</b> {advice}
    </Doubtful>
  )

function Folder({ team, gpu, setGpu, again }: { team: TeamView; gpu: string | null; setGpu: (gpu: string | null) => void; again: () => void }) {
  const { complain } = useToasts()
  const filter = useId()
  const { answer, state, progress, notices, figures, chart, outliers, gpus, rows, problems, notes } = team
  return (
    <>
      <Answer>{answer}</Answer>
      {progress && (
        <p className="note" role="status">
          <progress value={progress.done} max={progress.total} aria-label="Files read" /> {progress.text}
        </p>
      )}
      {state === 'first-look' && !progress && <p className="note quiet">Looking at the folder for the first time…</p>}
      {notices.map((notice) => (
        <Notice key={notice.text} {...notice} />
      ))}
      <div className="actions">
        <Publish agreed={team.agreed} onDone={again} />
        <button type="button" onClick={() => void call('team-look', null).then(again, complain)}>
          Look now
        </button>
        {gpus.length > 1 && (
          <>
            <label htmlFor={filter}>GPU</label>
            <select id={filter} value={gpu ?? ''} onChange={(event) => setGpu(event.target.value === '' ? null : event.target.value)}>
              <option value="">all</option>
              {gpus.map(({ gpu: name, machines }) => (
                <option key={name} value={name}>
                  {name} ({machines})
                </option>
              ))}
            </select>
          </>
        )}
      </div>
      {rows.length > 0 && <Figures figures={figures} />}
      {chart && <Chart chart={chart} />}
      {outliers.length > 0 && (
        <Doubtful>
          <b>What stands out</b>
          <ul>
            {outliers.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Doubtful>
      )}
      {rows.length > 0 && (
        <>
          <h2>Machines</h2>
          <Machines rows={rows} />
        </>
      )}
      {problems.length > 0 && (
        <>
          <h2>Files that are no result yet</h2>
          <DataTable
            caption="Files that could not be read as results"
            rowKey={(row) => row.path}
            rows={problems}
            page={20}
            columns={[
              { title: 'File', cell: (row) => row.path.replace('groundspeed-v1/', '') },
              { title: 'Why', cell: (row) => row.because },
            ]}
          />
        </>
      )}
      <HowWeKnow lines={[`${team.name} in ${team.team}: ${team.folder}`, ...notes]} />
    </>
  )
}
