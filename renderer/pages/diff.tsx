import { type DiffView } from '../../core/contract/views'
import { Answer } from '../parts/answer'
import { Chart } from '../parts/chart'
import { DataTable } from '../parts/data-table'
import { HowWeKnow } from '../parts/how-we-know'
import { Doubtful, Show } from '../parts/states'
import { useApp } from '../state/app-context'
import { useCall } from '../state/use-call'

type Row = DiffView['rows'][number]

/** Colour repeats what the words say: slower is a finding, not a failure. */
const Verdict = ({ of: { verdict, sentence, because } }: { of: Row }) => (
  <>
    <span className={verdict === 'slower' ? 'doubt' : verdict === 'refused' || verdict === 'no-significant-difference' ? 'quiet' : undefined}>{sentence}</span>
    {because && <span className="note quiet">{` (${because})`}</span>}
  </>
)

/** Two runs beside each other: what became faster or slower beyond the noise, and what cannot be said. */
export function DiffPage() {
  const { run, other, open, diff } = useApp()
  const [view] = useCall('diff', { before: other ?? '', after: run ?? '' })
  return (
    <Show of={view}>
      {({ answer, before, after, refusals, warnings, chart, rows, notes }) => (
        <>
          <Answer>{answer}</Answer>
          <div className="actions">
            <button type="button" onClick={() => open('measure', after.id)}>
              {`After: ${after.name}`}
            </button>
            <button type="button" onClick={() => open('measure', before.id)}>
              {`Before: ${before.name}`}
            </button>
            <button type="button" className="plain" onClick={() => diff(after.id, before.id)}>
              Swap
            </button>
          </div>
          {[...refusals, ...warnings].map(({ text, advice }) => (
            <Doubtful key={text}>
              <b>{text}</b> {advice}
            </Doubtful>
          ))}
          {chart && <Chart chart={chart} />}
          <h2>Verdicts</h2>
          <DataTable
            caption="Verdict for each benchmark"
            rowKey={(row) => row.id}
            rows={rows}
            columns={[
              { title: 'Benchmark', whole: true, cell: (row) => row.title },
              { title: 'Before', number: true, cell: (row) => row.before },
              { title: 'After', number: true, cell: (row) => row.after },
              { title: 'Verdict', cell: (row) => <Verdict of={row} /> },
            ]}
          />
          <HowWeKnow lines={notes} />
        </>
      )}
    </Show>
  )
}
