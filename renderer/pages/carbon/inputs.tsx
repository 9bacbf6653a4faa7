import { type ChannelOutput } from '../../../core/contract/app-api'
import { carbonRanges, type CarbonAnswer, type CarbonNumber } from '../../../core/contract/carbon-calls'
import { NumberField } from '../../parts/number-field'
import { Pick } from '../../parts/pick'
import { nothingChanged, nothingGiven, setIn, type CarbonInputs } from './state'

interface Props {
  readonly inputs: CarbonInputs
  readonly choices: ChannelOutput<'carbon-choices'>
  /** What holds where nothing is entered; null: no answer came yet. */
  readonly taken: CarbonAnswer['taken'] | null
  readonly onChange: (next: CarbonInputs) => void
}

/** A number of the machine, or of what would be different. */
function NumberOf({ label, of, value, usual = null, empty, hint, onChange }: { label: string; of: CarbonNumber; value: number | null; usual?: number | null; empty?: string; hint?: string; onChange: (value: number | null) => void }) {
  const { low, high, unit } = carbonRanges[of]
  return <NumberField label={label} unit={unit} value={value} usual={usual} min={low} max={high} {...(hint === undefined ? {} : { hint })} {...(empty === undefined ? {} : { empty })} onChange={onChange} />
}

const shown = (value: number | null | undefined): string => (value == null ? 'as it is' : String(value))

/** What is known of the machine: each box shows what is taken, and what is entered holds at once. */
function Given({ inputs, choices, taken, onChange }: Props) {
  const { given, gpu } = inputs
  const set = (over: Partial<CarbonInputs['given']>) => onChange({ ...inputs, given: { ...given, ...over } })
  return (
    <fieldset className="fields">
      <legend>This machine</legend>
      <Pick label="Where it stands" value={given.region ?? ''} placeholder={taken?.region ?? ''} options={choices.regions} onChange={(region) => set({ region: region || null })} />
      <NumberOf label="Hours at work" of="hoursPerWeek" value={given.hoursPerWeek} usual={taken?.hoursPerWeek ?? null} onChange={(hoursPerWeek) => set({ hoursPerWeek })} />
      <NumberOf label="Hours waiting" of="idleHoursPerWeek" value={given.idleHoursPerWeek} usual={taken?.idleHoursPerWeek ?? null} hint="switched on without work" onChange={(idleHoursPerWeek) => set({ idleHoursPerWeek })} />
      <NumberOf label="Power at work" of="watts" value={given.watts} empty={taken?.watts == null ? 'not measured' : String(taken.watts)} hint="as a meter at the wall shows it" onChange={(watts) => set({ watts })} />
      <details>
        <summary>More</summary>
        <div className="fields">
          <Pick label="Another card instead" value={gpu ?? ''} placeholder="as measured" options={choices.gpus} onChange={(name) => onChange({ ...inputs, gpu: name || null })} />
          <NumberOf label="How busy it is" of="utilisation" value={given.utilisation} empty="not known" onChange={(utilisation) => set({ utilisation })} />
          <NumberOf label="Power while waiting" of="idleWatts" value={given.idleWatts} empty="from the TDP" onChange={(idleWatts) => set({ idleWatts })} />
          <NumberOf label="Room over machine (PUE)" of="pue" value={given.pue} usual={taken?.pue ?? null} onChange={(pue) => set({ pue })} />
          <NumberOf label="Grid, in place of a region" of="gramsPerKwh" value={given.gramsPerKwh} empty={taken?.gramsPerKwh == null ? '' : String(taken.gramsPerKwh)} onChange={(gramsPerKwh) => set({ gramsPerKwh })} />
          <NumberOf label="Life" of="lifeYears" value={given.lifeYears} usual={taken?.lifeYears ?? null} onChange={(lifeYears) => set({ lifeYears })} />
          <Pick label="The card sits in" value={given.workstation ?? ''} placeholder="some workstation" options={choices.workstations} onChange={(workstation) => set({ workstation: workstation || null })} />
          <NumberOf label="Making all of it" of="embodiedKg" value={given.embodiedKg} empty="as published" onChange={(embodiedKg) => set({ embodiedKg })} />
        </div>
      </details>
      {(setIn(given) > 0 || gpu !== null) && (
        <button type="button" className="plain" onClick={() => onChange({ ...inputs, gpu: null, given: nothingGiven })}>
          Forget what was entered
        </button>
      )}
    </fieldset>
  )
}

/** What would be different. */
function Changed({ inputs, choices, taken, onChange }: Props) {
  const { change } = inputs
  const set = (over: Partial<CarbonInputs['change']>) => onChange({ ...inputs, change: { ...change, ...over } })
  return (
    <fieldset className="fields">
      <legend>What if</legend>
      <Pick label="On the grid of" value={change.region ?? ''} placeholder="as it is" options={choices.regions} onChange={(region) => set({ region: region || null })} />
      <Pick label="With this card" value={change.gpu ?? ''} placeholder="as it is" options={choices.gpus} onChange={(gpu) => set({ gpu: gpu || null })} />
      <NumberOf label="Hours at work then" of="hoursPerWeek" value={change.hoursPerWeek} empty={shown(inputs.given.hoursPerWeek ?? taken?.hoursPerWeek)} onChange={(hoursPerWeek) => set({ hoursPerWeek })} />
      <NumberOf label="Hours waiting then" of="idleHoursPerWeek" value={change.idleHoursPerWeek} empty={shown(inputs.given.idleHoursPerWeek ?? taken?.idleHoursPerWeek)} onChange={(idleHoursPerWeek) => set({ idleHoursPerWeek })} />
      <NumberOf label="How busy then" of="utilisation" value={change.utilisation} empty={shown(inputs.given.utilisation)} onChange={(utilisation) => set({ utilisation })} />
      <NumberOf label="PUE then" of="pue" value={change.pue} empty={shown(inputs.given.pue ?? taken?.pue)} onChange={(pue) => set({ pue })} />
      <NumberOf label="Life then" of="lifeYears" value={change.lifeYears} empty={shown(inputs.given.lifeYears ?? taken?.lifeYears)} onChange={(lifeYears) => set({ lifeYears })} />
      {setIn(change) > 0 && (
        <button type="button" className="plain" onClick={() => onChange({ ...inputs, change: nothingChanged })}>
          As it is
        </button>
      )}
    </fieldset>
  )
}

/** The side panel: what holds, and what would be different. */
export const CarbonPanel = (props: Props) => (
  <form className="carbon-inputs" aria-label="What is counted" onSubmit={(event) => event.preventDefault()}>
    <Given {...props} />
    <Changed {...props} />
  </form>
)
