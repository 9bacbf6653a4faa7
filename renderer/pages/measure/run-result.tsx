import { type BenchmarkView, type RunView } from '../../../core/contract/views'
import { Answer } from '../../parts/answer'
import { Badge } from '../../parts/badge'
import { Chart } from '../../parts/chart'
import { DataTable } from '../../parts/data-table'
import { Figures } from '../../parts/figures'
import { HowWeKnow } from '../../parts/how-we-know'
import { Doubtful, Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { saveReport } from '../../state/save'
import { useToasts } from '../../state/toasts'
import { useCall } from '../../state/use-call'
import { runName } from '../run-name'
import { HeldBack } from './held-back'

const stateWords: Record<BenchmarkView['state'], string> = { measured: '', pending: 'to come', skipped: 'skipped', crashed: 'crashed' }

function Result({ of: { state, value, band } }: { of: BenchmarkView }) {
  if (state === 'pending') return <span className="quiet">{stateWords.pending}</span>
  if (state !== 'measured') return <span className={state === 'crashed' ? 'failed' : 'quiet'}>{`${stateWords[state]}: ${value}`}</span>
  return (
    <>
      {value} <span className="quiet">{band}</span>
    </>
  )
}

function Doubts({ of: { doubts, state, detail } }: { of: BenchmarkView }) {
  if (state !== 'measured') return <span className="note quiet">{detail}</span>
  if (doubts.length === 0) return null
  const [first, ...rest] = doubts
  return (
    <span className="note">
      <span className="doubt">{first!.text}</span>. {first!.advice}
      {rest.length > 0 && <span className="quiet">{` And ${rest.length} more.`}</span>}
    </span>
  )
}

/** Parts first in meaning, the whole first in reading; without one, why. */
const Score = ({ of: { known, value, band, because, parts } }: { of: RunView['score'] }) => (
  <p className="score">
    {known ? (
      <>
        Score <b>{value}</b> <span className="quiet">{band}</span>
      </>
    ) : (
      <span className="quiet">{`${because[0]!.toUpperCase()}${because.slice(1)}.`}</span>
    )}
    <span className="quiet">{parts.map((part) => ` · ${part.title} ${part.value}`).join('')}</span>
  </p>
)

/** What opens below a benchmark: what it means, every doubt with its next step, every sample. */
const Details = ({ of: { meaning, detail, doubts, gates, chart } }: { of: BenchmarkView }) => (
  <>
    <p className="note quiet">{`${meaning} ${detail}`}</p>
    <ul className="doubts">
      {doubts.map(({ text, advice }) => (
        <li key={text} className="note">
          <span className="doubt">{text}</span>. {advice}
        </li>
      ))}
    </ul>
    {chart && <Chart chart={chart} />}
    {gates.length > 0 && (
      <>
        <h3>What the machine did meanwhile, worst launch</h3>
        <DataTable
          caption="Validity gates while it was measured"
          rowKey={(gate) => gate.title}
          rows={gates}
          columns={[
            { title: 'Gate', whole: true, cell: (gate) => gate.title },
            { title: 'Seen', cell: (gate) => <span className={gate.state === 'unknown' ? 'quiet' : gate.state === 'ok' ? undefined : 'doubt'}>{gate.text}</span> },
            { title: 'Flags at', cell: (gate) => <span className="quiet">{gate.threshold}</span> },
          ]}
        />
      </>
    )}
  </>
)

/** One run: the answer, its numbers, how well they hold, and every benchmark. @param live changes while it is under way */
export function RunResult({ run, live }: { run: string | null; live?: number | undefined }) {
  const { open, measuring } = useApp()
  const toasts = useToasts()
  const [view] = useCall('run-view', { run }, `${live} ${measuring.ended}`)
  return (
    <Show of={view}>
      {(shown) => (
        <>
          <Answer>{shown.answer}</Answer>
          {live === undefined && (
            <div className="actions">
              <button type="button" onClick={() => void saveReport(run, 'html', toasts)}>
                Save as report
              </button>
              <button type="button" onClick={() => open('compare', run)}>
                Compare with the cloud
              </button>
              <span className="quiet">{`From ${runName(shown)}.`}</span>
            </div>
          )}
          {shown.state === 'interrupted' && <Doubtful>This run was interrupted: what was measured before stands.</Doubtful>}
          <Figures figures={shown.figures} />
          <Score of={shown.score} />
          {shown.chart && <Chart chart={shown.chart} />}
          {live === undefined && shown.state !== 'running' && <HeldBack run={run} />}
          <h2>Results</h2>
          <DataTable
            caption="Results by benchmark"
            rowKey={(each) => each.id}
            rows={shown.benchmarks}
            detailName={(each) => each.title}
            detail={(each) => (each.state === 'measured' ? <Details of={each} /> : null)}
            columns={[
              { title: 'Benchmark', whole: true, cell: (each) => <span title={each.meaning}>{each.title}</span> },
              { title: 'Result and 95 % interval', whole: true, cell: (each) => <Result of={each} /> },
              { title: 'Kind', whole: true, cell: (each) => (each.state === 'measured' ? <Badge kind="measured" /> : null) },
              { title: 'Spread', number: true, cell: (each) => each.spread },
              { title: 'Samples', number: true, cell: (each) => each.samples },
              { title: 'Doubts', cell: (each) => <Doubts of={each} /> },
            ]}
          />
          <HowWeKnow lines={shown.howWeKnow} />
        </>
      )}
    </Show>
  )
}
