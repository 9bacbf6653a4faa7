import { type ChannelOutput } from '../../../core/contract/app-api'
import { Badge } from '../../parts/badge'
import { Chart } from '../../parts/chart'
import { DataTable } from '../../parts/data-table'
import { Show } from '../../parts/states'
import { useApp } from '../../state/app-context'
import { useCall } from '../../state/use-call'
import { type CompareInputs } from './inputs'

interface Props {
  readonly instance: string
  readonly gpu: boolean
  readonly inputs: CompareInputs
}

/** Why one instance's numbers are what they are: formulas, inputs with their sources, and each benchmark on its card. */
export function InstanceDetail({ instance, gpu, inputs: { terms, entered } }: Props) {
  const { run, workload } = useApp()
  const [why] = useCall('comparison-why', { run, instance, terms, entered }, workload.changed)
  return (
    <div className="why">
      <Show of={why} inside>
        {(ready) => <Why why={ready} />}
      </Show>
      {gpu && <Benchmarks instance={instance} />}
    </div>
  )
}

export const Why = ({ why: { title, region, excluded, formulas, inputs } }: { why: ChannelOutput<'comparison-why'> }) => (
  <section aria-label={`Why: ${title}`}>
    <h3>
      {title}, {region}
    </h3>
    {excluded && <p className="doubt">Left out: {excluded}.</p>}
    {formulas.map((line) => (
      <p key={line}>{line}</p>
    ))}
    <DataTable
      caption={`What the numbers of ${title} are made of`}
      rowKey={(row) => row.name}
      rows={inputs}
      columns={[
        { title: 'Made of', whole: true, cell: (row) => row.name },
        { title: 'Value', number: true, cell: (row) => row.value },
        { title: 'Kind', cell: (row) => row.kind && <Badge kind={row.kind} /> },
        { title: 'From', cell: (row) => <span className="quiet">{row.from}</span> },
      ]}
    />
  </section>
)

function Benchmarks({ instance }: { instance: string }) {
  const { run } = useApp()
  const [view] = useCall('comparison-benchmarks', { run, instance })
  return (
    <Show of={view} inside>
      {({ title, chart, rows }) => (
        <>
          {chart ? <Chart chart={chart} /> : <p className="quiet">None of this run&apos;s benchmarks can be predicted on {title}.</p>}
          <ul className="note quiet">
            {rows.filter((row) => row.ratio === 'unknown').map((row) => (
              <li key={row.id}>
                {row.title}: unknown; {row.because}.
              </li>
            ))}
          </ul>
        </>
      )}
    </Show>
  )
}
