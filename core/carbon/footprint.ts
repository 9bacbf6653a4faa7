import { type Maybe, known, unknown } from '../result/known'
import { type Interval } from '../units'
import { powerBand, type PowerKind } from './energy'

/** A machine's month, here or in a cloud. */
export interface MonthOfUse {
  /** At the meter: PUE is in it. */
  readonly kwh: number
  readonly powerKind: PowerKind
  /** Null: the grid is not known. */
  readonly kgCo2ePerKwh: number | null
  /** What making the parts emitted, for this month's hours. */
  readonly embodiedKg: Maybe<number>
}

export interface Footprint extends Interval {
  /** Operation, kg a month; the band is the power's. */
  readonly kg: number
  /** Beside it, and in no sum: for most parts nobody published it, and unknown is not zero. */
  readonly embodiedKg: Maybe<number>
}

/** Operational kg of a month with its band. Unknown where the grid is. */
export function footprintOf({ kwh, powerKind, kgCo2ePerKwh, embodiedKg }: MonthOfUse): Maybe<Footprint> {
  if (kgCo2ePerKwh === null) return unknown('not-reported', 'the grid is not known')
  const kg = kwh * kgCo2ePerKwh
  const band = powerBand(powerKind)
  return known({ kg, low: kg * band.low, high: kg * band.high, embodiedKg })
}

export interface CarbonComparison {
  readonly own: Maybe<Footprint>
  readonly cloud: Maybe<Footprint>
  readonly answer: string
}

const kilograms = (kg: number): string => `${String(Number(kg.toPrecision(3)))} kg`

function embodiedWords(where: string, { embodiedKg }: Footprint): string {
  return embodiedKg.known ? `making what works ${where} adds ${kilograms(embodiedKg.value)} a month` : `what making it emitted is not published for what works ${where}`
}

/** Which place emits less a month, and whether that is the place that costs less. @param cheaper by the verdict in money */
export function compareFootprints(own: Maybe<Footprint>, cloud: Maybe<Footprint>, cheaper: 'own' | 'cloud' | null): CarbonComparison {
  if (!own.known || !cloud.known) {
    const lacking = [...(own.known ? [] : ['here']), ...(cloud.known ? [] : ['there'])].join(' and ')
    return { own, cloud, answer: `Carbon: not known, for want of a grid figure ${lacking}.` }
  }
  const [here, there] = [own.value, cloud.value]
  const overlap = here.low <= there.high && there.low <= here.high
  const fewer = here.kg <= there.kg ? 'own' : 'cloud'
  const place = fewer === 'own' ? 'here' : 'in the cloud'
  const disagree = cheaper !== null && cheaper !== fewer
  const verdict = overlap ? 'their bands overlap, so neither is surely less' : disagree ? `fewer grams ${place}, fewer dollars ${fewer === 'own' ? 'in the cloud' : 'here'}` : `fewer grams ${place}`
  const neither = !here.embodiedKg.known && !there.embodiedKg.known
  const made = neither ? 'What making the parts emitted is published for neither.' : `Beside that, ${embodiedWords('here', here)}, and ${embodiedWords('there', there)}.`
  return { own, cloud, answer: `Carbon: ${kilograms(here.kg)} CO2e a month here, ${kilograms(there.kg)} in the cloud: ${verdict}. ${made}` }
}
