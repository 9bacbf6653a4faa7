import { DataTable } from '../parts/data-table'
import { Show } from '../parts/states'
import { useCall } from '../use-call'

/** What this machine is, and where each fact was read. */
export function MachinePage({ onMeasure }: { onMeasure: () => void }) {
  const [summary] = useCall('machine-summary', null)
  const [facts] = useCall('machine-facts', null)
  return (
    <>
      <Show of={summary} loading="Looking at this machine…">
        {({ hostName, description }) => (
          <>
            <h1 className="answer">
              <b>{hostName}</b> is a {description}.
            </h1>
            <button type="button" className="primary" onClick={onMeasure}>
              Measure this machine
            </button>
          </>
        )}
      </Show>
      <Show of={facts} loading="Reading its facts…">
        {(rows) => (
          <DataTable
            caption="Facts about this machine and where they were read"
            rowKey={(row) => `${row.name} ${row.source}`}
            rows={rows}
            columns={[
              { title: 'Fact', cell: (row) => row.name },
              { title: 'Value', cell: (row) => (row.known ? row.value : <span className="quiet">{row.value}</span>) },
              { title: 'Read from', cell: (row) => <span className="quiet">{row.source}</span> },
            ]}
          />
        )}
      </Show>
    </>
  )
}
