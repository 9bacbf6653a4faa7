import { Answer } from '../parts/answer'
import { DataTable } from '../parts/data-table'
import { FactFigures } from '../parts/figures'
import { Show } from '../parts/states'
import { useApp } from '../state/app-context'
import { useCall } from '../state/use-call'

/** What this machine is, and where each fact was read. */
export function MachinePage() {
  const { run, measure, measuring } = useApp()
  const [view] = useCall('machine-view', { run })
  return (
    <Show of={view}>
      {({ answer, figures, facts }) => (
        <>
          <Answer>{answer}</Answer>
          {run === null && measuring.status.state === 'idle' && (
            <div className="actions">
              <button type="button" className="primary" onClick={() => measure('quick')}>
                Measure this machine
              </button>
            </div>
          )}
          <FactFigures figures={figures} />
          <h2>Facts, and where each was read</h2>
          <DataTable
            caption="Facts about the machine and where they were read"
            rowKey={(row) => `${row.name} ${row.value} ${row.source}`}
            rows={facts}
            columns={[
              { title: 'Fact', whole: true, cell: (row) => row.name },
              { title: 'Value', cell: (row) => (row.known ? row.value : <span className="quiet">{row.value}</span>) },
              { title: 'Read from', cell: (row) => <span className="quiet">{row.source}</span> },
            ]}
          />
        </>
      )}
    </Show>
  )
}
