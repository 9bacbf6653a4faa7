import { weeksPerMonth } from '../advice/time'
import { type Maybe, known, unknown } from '../result/known'
import { type EmbodiedPart } from './embodied'
import { type PowerSpec, wattsAtWork, wattsIdle } from './power'
import { type Amount, exactly, product, type Range, scaled, sumOf } from './range'

/** All that a machine's grams hang on. What somebody may change is here, and nothing else. */
export interface CarbonSpec extends PowerSpec {
  /** Hours a week at work, and switched on without work; together at most 168. */
  readonly hoursPerWeek: number
  readonly idleHoursPerWeek: number
  /** Room power over machine power, >= 1. */
  readonly pue: Amount
  /** kg CO2e a kWh of the grid; unknown where nobody said where the machine stands. */
  readonly intensity: Maybe<Amount>
  readonly embodied: readonly EmbodiedPart[]
  /** Years until it is retired, > 0. */
  readonly lifeYears: number
  /** Of the work; null: not known. */
  readonly unitsPerSecond: number | null
}

/** A month of a machine. Unknown parts stay unknown: they are named in `lacks` and counted in no sum. */
export interface CarbonMonth {
  /** kWh at the meter, PUE in it. */
  readonly kwh: Maybe<Range>
  readonly workKg: Maybe<Range>
  readonly idleKg: Maybe<Range>
  /** Both together: what places are compared by. */
  readonly operationKg: Maybe<Range>
  /** What making it emitted, the month's share of its life: of the parts that are known. */
  readonly embodiedKg: Maybe<Range>
  /** Operation, and of making it what is known; unknown where operation is. */
  readonly totalKg: Maybe<Range>
  /** Parts that nobody published: the total is without them. */
  readonly lacks: readonly string[]
  /** kg of an hour at work and of a unit of work, each with its share of waiting and making. */
  readonly perHourKg: Maybe<Range>
  readonly perUnitKg: Maybe<Range>
}

const hoursAMonth = (hoursPerWeek: number): number => hoursPerWeek * weeksPerMonth
/** It cannot wait in the hours in which it works. */
export const idleHours = ({ hoursPerWeek, idleHoursPerWeek }: Pick<CarbonSpec, 'hoursPerWeek' | 'idleHoursPerWeek'>): number => Math.max(0, Math.min(idleHoursPerWeek, 168 - hoursPerWeek))

/** kWh at the meter: power times hours times PUE (Patterson et al. 2021, arXiv:2104.10350). No hours are no energy, whatever the power. */
function kwhOf(watts: Maybe<Amount>, hoursPerWeek: number, pue: Range): Maybe<Range> {
  if (hoursPerWeek === 0) return known(exactly(0))
  return watts.known ? known(product(scaled(watts.value, hoursAMonth(hoursPerWeek) / 1000), pue)) : watts
}

const gramsOf = (kwh: Maybe<Range>, intensity: Maybe<Amount>): Maybe<Range> => {
  if (!kwh.known) return kwh
  if (kwh.value.high === 0) return known(exactly(0))
  return intensity.known ? known(product(kwh.value, intensity.value)) : intensity
}

/** The month's share of what making the parts emitted, whatever it was used for. */
function embodiedMonth(parts: readonly EmbodiedPart[], lifeYears: number): Maybe<Range> {
  const found = parts.flatMap(({ kg }) => (kg.known ? [kg.value] : []))
  if (found.length === 0) return unknown('not-reported', 'nobody published what making it emitted')
  return known(scaled(sumOf(found), 1 / (12 * lifeYears)))
}

/** So few that they are none: a share of them would be no number that anybody could use. */
const none = 1e-6
const over = (total: Maybe<Range>, count: number, why: string): Maybe<Range> => (total.known ? (count > none ? known(scaled(total.value, 1 / count)) : unknown('not-applicable', why)) : total)

/** A month of grams, part by part. Each part is linear in what it counts; the total is their sum. */
export function carbonMonth(spec: CarbonSpec): CarbonMonth {
  const { hoursPerWeek, pue, intensity, embodied, lifeYears, unitsPerSecond } = spec
  const [work, idle] = [kwhOf(wattsAtWork(spec), hoursPerWeek, pue), kwhOf(wattsIdle(spec), idleHours(spec), pue)]
  const kwh: Maybe<Range> = !work.known ? work : !idle.known ? idle : known(sumOf([work.value, idle.value]))
  const [workKg, idleKg, embodiedKg] = [gramsOf(work, intensity), gramsOf(idle, intensity), embodiedMonth(embodied, lifeYears)]
  const operationKg: Maybe<Range> = !workKg.known ? workKg : !idleKg.known ? idleKg : known(sumOf([workKg.value, idleKg.value]))
  const totalKg: Maybe<Range> = operationKg.known ? known(sumOf([operationKg.value, ...(embodiedKg.known ? [embodiedKg.value] : [])])) : operationKg
  const hours = hoursAMonth(hoursPerWeek)
  const perUnitKg = unitsPerSecond === null ? unknown('not-reported', 'how fast the work runs here is not known') : over(totalKg, hours * 3600 * unitsPerSecond, 'nothing is worked')
  return { kwh, workKg, idleKg, operationKg, embodiedKg, totalKg, lacks: embodied.filter(({ kg }) => !kg.known).map(({ name }) => name), perHourKg: over(totalKg, hours, 'nothing is worked'), perUnitKg }
}

/** kg of one hour at work, of its electricity alone. */
export function operationPerHour(spec: CarbonSpec): Maybe<Range> {
  const watts = wattsAtWork(spec)
  if (!watts.known) return watts
  return spec.intensity.known ? known(product(product(scaled(watts.value, 1 / 1000), spec.pue), spec.intensity.value)) : spec.intensity
}

/** kg of a stretch of measuring: its energy as the sensors saw it, or its length at the power of the work. */
export function runKg(spec: CarbonSpec, joules: Amount | null, seconds: number | null): Maybe<Range & { kind: Amount['kind'] }> {
  const watts = wattsAtWork(spec)
  const energy: Maybe<Amount> = joules !== null ? known({ ...scaled(joules, 1 / 3.6e6), kind: joules.kind, from: joules.from }) : seconds === null ? unknown('not-reported', 'the run did not end') : watts.known ? known({ ...scaled(watts.value, seconds / 3.6e6), kind: 'predicted', from: watts.value.from }) : watts
  if (!energy.known) return energy
  if (!spec.intensity.known) return spec.intensity
  return known({ ...product(product(energy.value, spec.pue), spec.intensity.value), kind: energy.value.kind })
}
