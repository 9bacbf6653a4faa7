import { type UpgradeRow, type UpgradeView } from '../../../../core/contract/upgrade-calls'
import { Badge } from '../../../parts/badge'
import { DataTable } from '../../../parts/data-table'

const Name = ({ row: { name, front, verdict, said } }: { row: UpgradeRow }) => (
  <>
    {name} {front && <span className="badge">front</span>}
    {said && <span className={verdict === 'refuses' ? 'note failed' : 'note quiet'}>{verdict === 'refuses' ? `refused: ${said}` : said}</span>}
  </>
)

/** The price with its day below it, and where it is from. */
const Priced = ({ row: { price, priced, priceKind, stale } }: { row: UpgradeRow }) => (
  <>
    {priceKind === null ? <span className="quiet">{price}</span> : price}
    {priceKind !== null && <span className="note">{stale ? <span className="doubt">{priced}, old</span> : <Badge kind={priceKind} date={priced || null} />}</span>}
  </>
)

/** How many times as fast, with the band below it: beside it, the last column would be out of sight in a small window. */
const Gain = ({ row: { gain, gainKind, band } }: { row: UpgradeRow }) => (
  <>
    {gainKind ? gain : <span className="quiet">{gain}</span>} {band && <span className="note quiet">{band}</span>}
  </>
)

const answerWords = { ok: 'ok', check: 'check', refuses: 'refused' } as const

/** How the numbers of one candidate came about, and what each rule says of it. */
function Detail({ row, onPutIn }: { row: UpgradeRow; onPutIn: (id: string) => void }) {
  return (
    <div className="upgrade-detail">
      {row.why.map((line) => (
        <p key={line} className="note">
          {line}
        </p>
      ))}
      {row.rules.length > 0 && (
        <ul aria-label={`Rules for ${row.name}`}>
          {row.rules.map(({ title, answer, because }) => (
            <li key={title} className="note">
              <b className={answer === 'refuses' ? 'failed' : answer === 'check' ? 'doubt' : 'quiet'}>{answerWords[answer]}</b> {title}: {because}
            </li>
          ))}
        </ul>
      )}
      {row.trial && (
        <button type="button" onClick={() => onPutIn(row.id)}>
          Put it in
        </button>
      )}
    </div>
  )
}

interface Props {
  readonly rows: UpgradeView['rows']
  readonly order: string
  readonly onPutIn: (id: string) => void
}

/** Every candidate in the stated order; opens to why. */
export const UpgradeTable = ({ rows, order, onPutIn }: Props) => (
  <>
    <DataTable
      caption="Candidates for this machine"
      rowKey={(row) => row.id}
      rows={rows}
      page={10}
      detailName={(row) => row.name}
      detail={(row) => <Detail row={row} onPutIn={onPutIn} />}
      columns={[
        { title: 'Part', cell: (row) => <Name row={row} />, sort: (row) => row.name },
        { title: 'Price', number: true, cell: (row) => <Priced row={row} />, sort: (row) => row.priced },
        { title: 'Net cost', number: true, cell: (row) => row.net, sort: (row) => row.order.net },
        { title: 'This work', number: true, cell: (row) => <Gain row={row} />, sort: (row) => row.order.gain },
        { title: 'Pays back', cell: (row) => row.payBack, sort: (row) => row.order.payBack },
      ]}
    />
    <p className="note quiet">{order}</p>
  </>
)
