import { sampleReference } from '../../core/contract/app-api'
import { Answer } from '../parts/answer'
import { Badge } from '../parts/badge'
import { Chart } from '../parts/chart'
import { DataTable } from '../parts/data-table'
import { Figures } from '../parts/figures'
import { HowWeKnow } from '../parts/how-we-know'
import { Empty, Failed, Show } from '../parts/states'
import { useApp } from '../state/app-context'
import { useCall } from '../state/use-call'

/** The run being looked at beside cloud instances: price with its date, speed with its band. */
export function ComparePage() {
  const { run, measuring, measure, open } = useApp()
  const [comparison] = useCall('comparison', { run, filter: { providers: [], gpu: '', region: '', maxUsdPerHour: null, minMemoryGiB: null, maxGpus: null, asFast: false }, terms: 'on-demand', entered: {} }, measuring.ended)
  return (
    <Show
      of={comparison}
      failed={(why) =>
        why.code === 'not-found' && run === null ? (
          <Empty title="There is no run yet to compare." action={{ label: 'Measure this machine', run: () => measure('quick') }} onSample={() => open('compare', sampleReference)}>
            This machine will stand here beside cloud instances: how fast each is predicted to be, what it costs by the hour, and what an hour of this machine&apos;s work would cost there.
          </Empty>
        ) : (
          <Failed why={why} heading />
        )
      }
    >
      {({ answer, figures, chart, rows, notes }) => (
        <>
          <Answer>{answer}</Answer>
          <Figures figures={figures} />
          {chart && <Chart chart={chart} />}
          <h2>
            Instances: speed <Badge kind="predicted" />, price <Badge kind="published" />
          </h2>
          <DataTable
            caption="Cloud instances beside this machine"
            rowKey={(row) => row.id}
            rows={rows}
            detailName={(row) => row.instance}
            detail={(row) => (
              <p className="note">
                Speed: {row.because}. Price: {row.source}, {row.priced}.
              </p>
            )}
            columns={[
              { title: 'Instance', whole: true, cell: (row) => row.instance },
              { title: 'GPU', cell: (row) => row.gpu },
              { title: 'Speed', number: true, cell: (row) => row.speed },
              { title: '80 % band', number: true, cell: (row) => <span className="quiet">{row.band}</span> },
              { title: '$ an hour', number: true, cell: (row) => row.price },
              { title: '$ an own hour', number: true, cell: (row) => row.perOwnHour },
              { title: 'Priced', whole: true, cell: (row) => (row.stale ? <span className="doubt">{row.priced}, old</span> : row.priced) },
            ]}
          />
          <HowWeKnow lines={notes} />
        </>
      )}
    </Show>
  )
}
