import { type ComparisonFilter } from '../../../core/comparison/filter'
import { Field } from '../../parts/field'
import { NumberField } from '../../parts/number-field'
import { type Choices } from './panel'

interface Props {
  readonly choices: Choices
  readonly filter: ComparisonFilter
  readonly onChange: (next: ComparisonFilter) => void
}

/** Which instances: all that pass every one of these. */
export function FilterFields({ choices, filter, onChange }: Props) {
  const set = (change: Partial<ComparisonFilter>) => onChange({ ...filter, ...change })
  const text = (key: 'gpu' | 'region', label: string, names: readonly string[]) => (
    <Field label={label} changed={filter[key] !== ''} onReset={() => set({ [key]: '' })}>
      {(box) => (
        <>
          <input {...box} type="text" autoComplete="off" maxLength={80} placeholder="any" list={`compare-${key}`} value={filter[key]} onChange={(event) => set({ [key]: event.target.value })} />
          <datalist id={`compare-${key}`}>
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
  const toggle = (name: string) => set({ providers: filter.providers.includes(name) ? filter.providers.filter((each) => each !== name) : [...filter.providers, name] })
  return (
    <fieldset className="fields">
      <legend>Which instances</legend>
      <details className={filter.providers.length ? 'input-field changed' : 'input-field'}>
        <summary>Providers: {filter.providers.length === 0 ? 'any' : filter.providers.join(', ')}</summary>
        <div className="names">
          {choices.providers.map((name) => (
            <label key={name}>
              <input type="checkbox" checked={filter.providers.includes(name)} onChange={() => toggle(name)} /> {name}
            </label>
          ))}
        </div>
      </details>
      {text('gpu', 'GPU', choices.gpus)}
      {text('region', 'Region', choices.regions)}
      <NumberField label="Highest price" unit="$ an hour" value={filter.maxUsdPerHour} min={0.001} max={99_999} empty="any" onChange={(maxUsdPerHour) => set({ maxUsdPerHour })} />
      <NumberField label="Memory of one GPU" unit="GiB or more" value={filter.minMemoryGiB} min={0} max={10_000} empty="any" onChange={(minMemoryGiB) => set({ minMemoryGiB })} />
      <NumberField label="GPUs" unit="or fewer" value={filter.maxGpus} min={1} max={1024} whole empty="any" onChange={(maxGpus) => set({ maxGpus })} />
      <label className={filter.asFast ? 'input-field check changed' : 'input-field check'}>
        <input type="checkbox" checked={filter.asFast} onChange={(event) => set({ asFast: event.target.checked })} /> At least as fast as here
      </label>
    </fieldset>
  )
}
