import { type AdviceView } from '../../../core/contract/advise-views'
import { AssumptionField, ChoiceField } from './fields'
import { PhasesGroup } from './phases'
import { type Advice } from './use-advice'

interface Props {
  readonly advice: Advice
  readonly view: AdviceView
}

/** Groups that most people touch stand open. */
const openAtFirst = new Set(['Use', 'The machine', 'The instance'])

const Mark = ({ changed, needed }: { changed: number; needed: number }) => (
  <>
    {needed > 0 && <span className="doubt">{` needs ${needed}`}</span>}
    {changed > 0 && <span className="changed">{` ${changed} changed`}</span>}
  </>
)

/** Every assumption with its unit and source, edited in place; what a person changed is marked, its default one click away. */
export function Panel({ advice, view }: Props) {
  const { groups, choices, changed } = view
  return (
    <aside className="panel" aria-label="Assumptions">
      <header>
        <h2>Assumptions</h2>
        <button type="button" className="plain" disabled={changed === 0} onClick={() => void advice.change({ kind: 'reset-all' })}>
          {changed === 0 ? 'None changed' : `Reset all ${changed}`}
        </button>
      </header>
      <fieldset>
        <legend className="hidden">Choices</legend>
        {choices.map((row) => (
          <ChoiceField key={row.what} row={row} advice={advice} />
        ))}
      </fieldset>
      {groups.map(({ title, rows, changed: count, needed }) => (
        <details key={`${title} ${needed > 0}`} open={openAtFirst.has(title) || needed > 0}>
          <summary>
            {title}
            <Mark changed={count} needed={needed} />
          </summary>
          {rows.map((row) => (
            <AssumptionField key={row.key} row={row} advice={advice} />
          ))}
        </details>
      ))}
      <PhasesGroup advice={advice} view={view} />
    </aside>
  )
}
