import { type Figure } from '../../contract/views'
import { type Maybe } from '../../result/known'
import { plainNumber } from '../../advice/words'
import { formatDuration, withUnit } from '../../units'
import { pricedUnits } from '../../comparison/words'
import { idleHours } from '../month'
import { wattsAtWork } from '../power'
import { exactly, type Range, scaled } from '../range'
import { joulesParts, kgParts, rangeParts } from '../text'
import { type CarbonFacts } from './facts'

type Said = Omit<Figure, 'value' | 'unit' | 'band' | 'provenance' | 'date'>

/** Nothing where it is unknown: the answer says so, and why. */
function massFigure(said: Said, kg: Maybe<Range>, kind: Figure['provenance'] = 'predicted'): Figure[] {
  if (!kg.known) return []
  const { value, unit, band } = kgParts(kg.value)
  return [{ ...said, value, unit: `${unit} CO2e`, band, provenance: kind, date: null }]
}

/** What a run's grams were counted from. */
function seenWords({ energy, gpuAlone, seconds }: NonNullable<CarbonFacts['run']>): string {
  if (energy) return `${energy.launches} of ${energy.of} launches, as the sensors saw them`
  if (seconds === null) return ''
  const sensors = gpuAlone ? `GPU alone ${withUnit(joulesParts(exactly(gpuAlone.joules)))}, the processor's is unknown` : 'no sensor'
  return `${formatDuration(seconds)} at the power of the work: ${sensors}`
}

/** A month, a unit of work, this run, and the power: what carries the answer, as far as it is known. */
export function carbonFigures(facts: CarbonFacts): Figure[] {
  const { spec, month, run, unit } = facts
  const power = wattsAtWork(spec)
  const share = { meaning: 'with its share of waiting and making', doubt: null }
  return [
    ...massFigure({ id: 'month', label: 'A month', meaning: `${plainNumber(spec.hoursPerWeek)} h a week at work${idleHours(spec) > 0 ? `, ${plainNumber(idleHours(spec))} h waiting` : ''}`, doubt: month.lacks.length > 0 ? 'what making some parts emitted is not in it' : null }, month.totalKg),
    ...(month.perUnitKg.known ? massFigure({ id: 'unit', label: `A ${pricedUnits(unit)}`, ...share }, { known: true, value: scaled(month.perUnitKg.value, unit.priced) }) : massFigure({ id: 'hour', label: 'An hour of work', ...share }, month.perHourKg)),
    ...(run?.kg.known ? massFigure({ id: 'run', label: 'This measuring run', meaning: seenWords(run), doubt: null }, run.kg, run.kg.value.kind) : []),
    ...(power.known ? [{ id: 'power', label: 'Power at work', ...rangeParts(power.value, 'W'), provenance: power.value.kind, date: null, meaning: spec.pue.high > 1 ? `times ${rangeParts(spec.pue, '').value} for the room` : 'nothing for cooling: a machine at a desk', doubt: null }] : []),
  ]
}
