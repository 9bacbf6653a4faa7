import { terms, type Terms } from '../../../core/advice/assumptions'
import { Field } from '../../parts/field'
import { NumberField } from '../../parts/number-field'
import { type CompareInputs } from './inputs'
import { type Choices } from './panel'

interface Props {
  readonly choices: Choices
  readonly inputs: CompareInputs
  readonly onChange: (next: CompareInputs) => void
}

const termWords: Record<Terms, string> = { 'on-demand': 'on demand', spot: 'spot', reserved: 'reserved, by contract', committed: 'committed hours, by contract' }

/** On which terms, with what those need; and what is paid beside the hours, folded while all of it is as usual. */
export function RentFields({ choices, inputs, onChange }: Props) {
  const { entered } = inputs
  const enter = (key: string, value: number | null) => {
    const { [key]: _before, ...rest } = entered
    onChange({ ...inputs, entered: value === null ? rest : { ...rest, [key]: value } })
  }
  const field = ({ key, label, terms: forTerms, unit, min, max, means, why, value }: Choices['rent'][number]) => (
    <NumberField key={key} label={label} unit={unit} value={entered[key] ?? null} usual={value} min={min} max={max} hint={value === null ? 'needed: nothing is invented' : forTerms === null ? '' : `${means}; default ${value}: ${why}`} onChange={(next) => enter(key, next)} />
  )
  const beside = choices.rent.filter((each) => each.terms === null)
  const changed = beside.filter(({ key }) => entered[key] !== undefined).length
  return (
    <fieldset className="fields">
      <legend>What renting costs</legend>
      <Field label="Terms" changed={inputs.terms !== 'on-demand'} onReset={() => onChange({ ...inputs, terms: 'on-demand' })}>
        {(box) => (
          <select {...box} value={inputs.terms} onChange={(event) => onChange({ ...inputs, terms: event.target.value as Terms })}>
            {terms.map((each) => (
              <option key={each} value={each}>
                {termWords[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {choices.rent.filter((each) => each.terms === inputs.terms).map(field)}
      <details>
        <summary>
          Storage, traffic, billing{changed > 0 && <b>{`, ${changed} changed`}</b>}
        </summary>
        <div className="fields">{beside.map(field)}</div>
      </details>
    </fieldset>
  )
}
