import { Badge } from '../parts/badge'
import { DataTable } from '../parts/data-table'
import { Show } from '../parts/states'
import { useCall } from '../use-call'

/** The latest run beside cloud instances: price with its date, speed with its band. */
export function ComparePage({ onMeasure }: { onMeasure: () => void }) {
  const [comparison] = useCall('comparison', { run: null })
  const nothing = (message: string) => (
    <>
      <h1 className="answer">{message}</h1>
      <button type="button" className="primary" onClick={onMeasure}>
        Measure this machine
      </button>
    </>
  )
  return (
    <Show of={comparison} loading="Comparing…" failed={nothing}>
      {({ answer, rows, notes }) => (
        <>
          <h1 className="answer">{answer}</h1>
          <p>
            Speed <Badge kind="predicted" /> Prices <Badge kind="published" />
          </p>
          <DataTable
            caption="Cloud instances beside this machine"
            rowKey={(row) => row.id}
            rows={rows}
            columns={[
              { title: 'Instance', cell: (row) => row.instance },
              { title: 'GPU', cell: (row) => row.gpu },
              { title: 'Speed', number: true, cell: (row) => row.speed },
              { title: '80 % band', number: true, cell: (row) => <span className="quiet">{row.band}</span> },
              { title: '$ an hour', number: true, cell: (row) => row.price },
              { title: '$ an own hour', number: true, cell: (row) => row.perOwnHour },
              { title: 'Priced', cell: (row) => <span className={row.stale ? 'doubt' : undefined}>{row.stale ? `${row.priced} !` : row.priced}</span> },
            ]}
          />
          {notes.map((note) => (
            <p key={note} className="note quiet">
              {note}
            </p>
          ))}
        </>
      )}
    </Show>
  )
}
