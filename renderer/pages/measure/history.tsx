import { sampleReference } from '../../../core/contract/app-api'
import { type RunListItem } from '../../../core/contract/views'
import { call } from '../../client'
import { DataTable } from '../../parts/data-table'
import { useApp } from '../../state/app-context'
import { useToasts } from '../../state/toasts'
import { shownTime } from '../run-name'

/** Earlier runs: open one, remove one (and take that back), set a damaged file aside. */
export function History({ runs, onChange }: { runs: readonly RunListItem[]; onChange: () => void }) {
  const { run: current, open, diff } = useApp()
  const { say, complain } = useToasts()
  const restore = (run: string) => void call('run-restore', { run }).then(onChange, complain)
  const remove = async (item: RunListItem) => {
    const { id } = item
    try {
      await call('run-remove', { run: id })
      onChange()
      // What is no longer there cannot be looked at.
      if (current === id) open('measure', null)
      say(`Removed the run of ${nameOf(item)}.`, { label: 'Undo', run: () => restore(id) })
    } catch (error) {
      complain(error)
    }
  }
  const setAside = async ({ id }: RunListItem) => {
    try {
      const { file } = await call('run-set-aside', { run: id })
      onChange()
      say(`Kept as ${file}.`)
    } catch (error) {
      complain(error)
    }
  }
  // Without a choice the page shows the newest that can be read.
  const shown = current === null || current === sampleReference ? (runs.find(({ state }) => state === 'finished')?.id ?? '') : current
  return (
    <section>
      <h2>Runs on this machine</h2>
      <DataTable
        caption="Runs on this machine, newest first"
        rowKey={(run) => run.id}
        rows={runs}
        page={20}
        columns={[
          {
            title: 'Run',
            whole: true,
            cell: (run) =>
              run.state === 'damaged' ? (
                run.id
              ) : (
                <button type="button" className="link" aria-current={current === run.id ? 'true' : undefined} onClick={() => open('measure', run.id)}>
                  {nameOf(run)}
                </button>
              ),
          },
          {
            title: 'State',
            cell: (run) => (
              <>
                <State of={run} />
                {run.marks.map((mark) => (
                  <div key={mark} className="note doubt">
                    {mark}
                  </div>
                ))}
              </>
            ),
          },
          { title: 'Mode', whole: true, cell: (run) => `${run.mode ?? ''}${run.replayed ? ', replayed' : ''}` },
          { title: 'Measured', number: true, cell: (run) => (run.of === null ? '' : `${run.measured} of ${run.of}`) },
          {
            title: 'Change',
            number: true,
            cell: (run) =>
              run.state === 'damaged' ? (
                <button type="button" className="plain" onClick={() => void setAside(run)}>
                  Set aside
                </button>
              ) : (
                <>
                  {run.id !== shown && (
                    <button type="button" className="plain" aria-label={`Compare the run of ${nameOf(run)} with the one shown`} onClick={() => diff(...inOrder(run.id, shown))}>
                      Compare
                    </button>
                  )}
                  <button type="button" className="plain" disabled={run.state === 'running'} onClick={() => void remove(run)}>
                    Remove
                  </button>
                </>
              ),
          },
        ]}
      />
    </section>
  )
}

/** Ids begin with their time: the earlier run is the one before. */
const inOrder = (a: string, b: string): [before: string, after: string] => (a < b ? [a, b] : [b, a])

const nameOf = ({ id, name, startedAt }: RunListItem): string => name ?? (startedAt ? shownTime(startedAt) : id)

function State({ of: { state, measured, of } }: { of: RunListItem }) {
  if (state === 'damaged') return <span className="failed">damaged: not readable, left as it is</span>
  if (state === 'finished' && measured !== null && of !== null && measured < of) return <span className="doubt">finished, not all measured</span>
  return <span className={state === 'interrupted' ? 'doubt' : undefined}>{state}</span>
}
