import { type BenchmarkView } from '../../core/contract/views'
import { Badge } from '../parts/badge'
import { DataTable } from '../parts/data-table'
import { Show } from '../parts/states'
import { useCall } from '../use-call'

const Doubts = ({ of: { doubts, state, detail } }: { of: BenchmarkView }) => {
  if (state !== 'measured') return <span className={state === 'crashed' ? 'failed' : 'quiet'}>{detail}</span>
  const [first] = doubts
  return first ? (
    <span className="doubt" title={doubts.map(({ text }) => text).join('; ')}>
      {first.text}. {first.advice}
    </span>
  ) : (
    <span className="quiet">{detail}</span>
  )
}

/** One run: the answer, then each benchmark with interval and doubt beside its number. */
export function RunResult({ run }: { run: string }) {
  const [view] = useCall('run-view', { run })
  return (
    <Show of={view} loading="Opening the run…">
      {({ answer, state, benchmarks }) => (
        <>
          <h1 className="answer">{answer}</h1>
          {state === 'interrupted' && <p className="doubt">This run was interrupted: what was measured before stands.</p>}
          <DataTable
            caption="Results by benchmark"
            rowKey={(each) => each.id}
            rows={benchmarks}
            columns={[
              { title: 'Benchmark', cell: (each) => <span title={each.meaning}>{each.title}</span> },
              { title: 'Result', number: true, cell: (each) => (each.state === 'measured' ? each.value : <span className="failed">{`${each.state}: ${each.value}`}</span>) },
              { title: '95 % interval', whole: true, cell: (each) => <span className="quiet">{each.band}</span> },
              { title: 'Kind', whole: true, cell: (each) => (each.state === 'measured' ? <Badge kind="measured" /> : null) },
              { title: 'Doubts and notes', cell: (each) => <Doubts of={each} /> },
            ]}
          />
        </>
      )}
    </Show>
  )
}
