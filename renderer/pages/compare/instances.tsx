import { type ComparisonAnswer } from '../../../core/contract/comparison-calls'
import { Badge } from '../../parts/badge'
import { DataTable } from '../../parts/data-table'
import { InstanceDetail } from './detail'
import { type CompareInputs } from './inputs'

type Row = ComparisonAnswer['rows'][number]

interface Props {
  readonly answer: Pick<ComparisonAnswer, 'rows' | 'pricedUnits' | 'terms'>
  readonly inputs: CompareInputs
  readonly selected: string | null
  readonly onSelect: (id: string | null) => void
}

const Name = ({ row }: { row: Row }) => (
  <>
    {row.instance} <span className="quiet">{row.region}</span> {row.front && <span className="badge">front</span>}
    {row.excluded && <span className="note doubt">left out: {row.excluded}</span>}
  </>
)

/** A number and its band, or a quiet word that there is none. */
const Banded = ({ value, band }: { value: string; band: string }) => (
  <>
    {band ? value : <span className="quiet">{value}</span>} <span className="quiet">{band}</span>
  </>
)

/** Every instance that passed: opens to why; the heads sort. */
export const Instances = ({ answer: { rows, pricedUnits, terms }, inputs, selected, onSelect }: Props) => (
  <section aria-label="Instances">
    <h2>
      Instances: speed and cost <Badge kind="predicted" />, price of an hour <Badge kind={terms === 'reserved' || terms === 'committed' ? 'entered' : 'published'} />
    </h2>
    <DataTable
      caption="Cloud instances beside this machine"
      rowKey={(row) => row.id}
      rows={rows}
      page={50}
      open={selected}
      onOpen={onSelect}
      detailName={(row) => `${row.instance}, ${row.region}`}
      detail={(row) => <InstanceDetail instance={row.id} gpu={row.gpu !== 'none'} inputs={inputs} />}
      columns={[
        { title: 'Instance', cell: (row) => <Name row={row} />, sort: (row) => row.instance },
        { title: 'GPU', cell: (row) => row.gpu, sort: (row) => row.gpu },
        { title: 'Speed, here = 1', number: true, cell: (row) => <Banded value={row.speed} band={row.band} />, sort: (row) => row.order.speed },
        { title: '$ an hour', number: true, cell: (row) => <>{row.price} {row.own && <Badge kind="entered" />}</>, sort: (row) => row.order.price },
        { title: `$ a ${pricedUnits}`, number: true, cell: (row) => <Banded value={row.perUnits} band={row.perUnitsBand} />, sort: (row) => row.order.perUnits },
        { title: '$ a month', number: true, cell: (row) => row.month, sort: (row) => row.order.month },
        { title: 'Priced', whole: true, cell: (row) => (row.stale ? <span className="doubt">{row.priced}, old</span> : row.priced), sort: (row) => row.priced },
      ]}
    />
  </section>
)
