import { type AdviceView } from '../../../core/contract/advise-views'
import { AssumptionField } from './fields'
import { type Advice } from './use-advice'

/** In the place of the curve: what the answer waits for, to be entered right here. */
export function Asked({ advice, view }: { advice: Advice; view: AdviceView }) {
  const rows = view.groups.flatMap((group) => group.rows.filter((row) => row.needed))
  return (
    <section className="asked" aria-label="What is needed">
      <h2>{rows.length === 1 ? 'One number is missing' : `${rows.length} numbers are missing`}</h2>
      {rows.map((row) => (
        <div key={row.key}>
          <p className="quiet">{row.means}</p>
          <AssumptionField row={row} advice={advice} />
        </div>
      ))}
      <p className="note quiet">Nothing is invented: the curve, the cash flow and what matters most stand here once it is entered.</p>
    </section>
  )
}
