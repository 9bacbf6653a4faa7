import { type Maybe } from '../result/known'
import { middle, overlap, type Range } from './range'

/** A place where the work could be done. */
export interface Choice {
  readonly id: string
  readonly name: string
  /** What a month of it costs there; null: not known. */
  readonly usdPerMonth: number | null
  readonly kg: Maybe<Range>
}

export interface GramsOrDollars {
  /** Of those whose price and grams are both known; null: there is none. */
  readonly cheapest: Choice | null
  readonly cleanest: Choice | null
  /** The cheapest is also the lowest in carbon; null: there is nothing to compare. */
  readonly agree: boolean | null
  /** Their bands do not overlap: which emits less is sure. */
  readonly sure: boolean
  /** USD more for a tonne less, where they disagree; an end is null where the bands overlap and nothing may be avoided. */
  readonly usdPerTonne: { readonly low: number; readonly high: number | null } | null
}

type Known = Choice & { readonly usdPerMonth: number; readonly kg: { readonly known: true; readonly value: Range } }
const isKnown = (each: Choice): each is Known => each.usdPerMonth !== null && each.kg.known
const usdOf = ({ usdPerMonth }: Known): number => usdPerMonth
const kgOf = ({ kg }: Known): number => middle(kg.value)
/** The first by one measure; equals by the other. */
const least = (rows: readonly Known[], of: (row: Known) => number, then: (row: Known) => number): Known | null => [...rows].sort((a, b) => of(a) - of(b) || then(a) - then(b))[0] ?? null

const kgPerTonne = 1000

/**
 * Whether fewer dollars are also fewer grams; where they are not, what a tonne less costs: the difference of the bills
 * over the difference of the grams, from its largest to its smallest within both bands.
 */
export function gramsOrDollars(choices: readonly Choice[]): GramsOrDollars {
  const all = choices.filter(isKnown)
  const [cheapest, cleanest] = [least(all, usdOf, kgOf), least(all, kgOf, usdOf)]
  if (!cheapest || !cleanest || all.length < 2) return { cheapest, cleanest, agree: null, sure: false, usdPerTonne: null }
  if (cheapest.id === cleanest.id) return { cheapest, cleanest, agree: true, sure: all.every((each) => each.id === cheapest.id || !overlap(each.kg.value, cheapest.kg.value)), usdPerTonne: null }
  const sure = !overlap(cheapest.kg.value, cleanest.kg.value)
  const usd = cleanest.usdPerMonth - cheapest.usdPerMonth
  const [most, fewest] = [cheapest.kg.value.high - cleanest.kg.value.low, cheapest.kg.value.low - cleanest.kg.value.high]
  return { cheapest, cleanest, agree: false, sure, usdPerTonne: most > 0 ? { low: (usd / most) * kgPerTonne, high: fewest > 0 ? (usd / fewest) * kgPerTonne : null } : null }
}
