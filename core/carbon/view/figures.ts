import { type Figure } from '../../contract/views'
import { type Maybe } from '../../result/known'
import { formatDuration } from '../../units'
import { pricedUnits } from '../../comparison/words'
import { idleHours } from '../month'
import { wattsAtWork } from '../power'
import { type Range, scaled } from '../range'
import { kgParts, rangeParts } from '../text'
import { type CarbonFacts } from './facts'

type Said = Omit<Figure, 'value' | 'unit' | 'band' | 'provenance' | 'date'> & { readonly date?: string | null }
const unknownFigure = (said: Said, why: string): Figure => ({ ...said, value: 'unknown', unit: '', band: '', provenance: 'predicted', date: said.date ?? null, doubt: why })

function massFigure(said: Said, kg: Maybe<Range>, kind: Figure['provenance'] = 'predicted'): Figure {
  if (!kg.known) return unknownFigure(said, kg.detail ?? kg.because)
  const { value, unit, band } = kgParts(kg.value)
  return { ...said, value, unit: `${unit} CO2e`, band, provenance: kind, date: said.date ?? null }
}

/** A month, a unit of work, this run, and the grid: what carries the answer. */
export function carbonFigures(facts: CarbonFacts): Figure[] {
  const { spec, month, run, unit } = facts
  const priced = month.perUnitKg.known ? ({ known: true, value: scaled(month.perUnitKg.value, unit.priced) } as const) : month.perUnitKg
  const power = wattsAtWork(spec)
  const watts = power.known ? rangeParts(power.value, 'W') : null
  const perWork = month.perUnitKg.known ? massFigure({ id: 'unit', label: `A ${pricedUnits(unit)}`, meaning: 'with its share of waiting and making', doubt: null }, priced) : massFigure({ id: 'hour', label: 'An hour of work', meaning: 'with its share of waiting and making', doubt: null }, month.perHourKg)
  return [
    massFigure({ id: 'month', label: 'A month', meaning: `${spec.hoursPerWeek} h a week at work${idleHours(spec) > 0 ? `, ${idleHours(spec)} h waiting` : ''}`, doubt: month.lacks.length > 0 ? 'what making some parts emitted is not in it' : null }, month.totalKg),
    perWork,
    ...(run === null ? [] : [massFigure({ id: 'run', label: 'This measuring run', meaning: run.energy === null ? `no sensor; ${run.seconds === null ? 'it did not end' : `${formatDuration(run.seconds)} at the power of the work`}` : `${run.energy.launches} of ${run.energy.of} launches, as the sensors saw them`, doubt: null }, run.kg, run.kg.known ? run.kg.value.kind : 'predicted')]),
    watts === null ? unknownFigure({ id: 'power', label: 'Power at work', meaning: 'enter what a meter shows, or choose a card', doubt: null }, power.known ? '' : (power.detail ?? power.because)) : { id: 'power', label: 'Power at work', ...watts, provenance: power.known ? power.value.kind : 'predicted', date: null, meaning: spec.pue.high > 1 ? `times ${rangeParts(spec.pue, '').value} for the room` : 'nothing for cooling: a machine at a desk', doubt: null },
  ]
}
