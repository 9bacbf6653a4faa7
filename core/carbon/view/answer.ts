import { significant } from '../../units'
import { dollars, plainNumber } from '../../advice/words'
import { type GramsOrDollars } from '../grams-or-dollars'
import { idleHours } from '../month'
import { wattsAtWork } from '../power'
import { kgParts, kgText, rangeParts } from '../text'
import { type CarbonFacts } from './facts'

export const gridWords = ({ name }: { name: string }): string => (name === 'world' ? "the world's average grid" : name === 'as entered' ? 'the grid that was entered' : `the grid of ${name}`)

/** "$120 to $340 for a tonne less"; where it may be that nothing is avoided, there is no upper end. */
export function tonneWords({ usdPerTonne }: GramsOrDollars): string {
  if (usdPerTonne === null) return ''
  const { low, high } = usdPerTonne
  if (high === null) return `at least ${dollars(low)} for a tonne less, and perhaps nothing is avoided: their bands overlap`
  return dollars(low) === dollars(high) ? `${dollars(low)} for a tonne less` : `${dollars(low)} to ${dollars(high)} for a tonne less`
}

/** Whether fewer grams and fewer dollars are in one place, and else what a tonne costs; empty where nothing can be compared. */
export function choiceSentence(choice: GramsOrDollars): string {
  const { cheapest, cleanest, agree } = choice
  if (agree === null || !cheapest || !cleanest) return ''
  const both = agree ? `Fewest grams and fewest dollars, by electricity, are in one place: ${cheapest.name}` : `Fewer grams or fewer dollars, by electricity: ${cheapest.name} costs least, ${cleanest.name} emits least; ${tonneWords(choice)}`
  return ` ${both}.`
}

/** The sentence that the reader came for. */
export function carbonSentence(facts: CarbonFacts): string {
  const { spec, month, remark, choice, grid } = facts
  const hours = `${plainNumber(spec.hoursPerWeek)} hours a week${idleHours(spec) > 0 ? ` and ${plainNumber(idleHours(spec))} of waiting` : ''}`
  if (month.totalKg.known) {
    const parts = kgParts(month.totalKg.value)
    const about = month.totalKg.value.point === null ? 'between ' : 'about '
    const value = about === 'between ' ? parts.value.replace(' to ', ' and ') : parts.value
    const where = grid ? ` on ${gridWords(grid)}${facts.gridAssumed ? ' (nobody said where it stands)' : ''}` : ''
    const lacks = month.embodiedKg.known ? (month.lacks.length > 0 ? `; what making ${listed(month.lacks)} emitted is published nowhere and is not in it` : '') : '; what making it emitted is published nowhere and is not in it'
    return `${remark}At ${hours} this machine emits ${about}${value} ${parts.unit} CO2e a month${parts.band ? ` ${parts.band}` : ''}${where}${lacks}.${choiceSentence(choice)}`
  }
  if (!wattsAtWork(spec).known) return `${remark}What this machine emits is unknown: ${detail(month.kwh)}. Enter what it draws, or choose a card.${choiceSentence(choice)}`
  const kwh = month.kwh.known ? `${rangeParts(month.kwh.value, 'kWh').value} kWh` : 'an unknown amount of energy'
  return `${remark}At ${hours} this machine takes ${kwh} a month; what that emits is unknown: ${detail(month.totalKg)}.${choiceSentence(choice)}`
}

const detail = (maybe: { known: boolean; detail?: string | undefined; because?: string }): string => maybe.detail ?? maybe.because ?? 'nobody knows'

export const listed = (names: readonly string[]): string => (names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`)

/** "12 % less [..]": how much a change takes away or adds. */
export function differenceWords(before: number, after: number): string {
  if (before === 0) return after === 0 ? 'the same' : 'more'
  const share = after / before - 1
  return Math.abs(share) < 5e-4 ? 'the same' : `${significant(100 * Math.abs(share), 2)} % ${share < 0 ? 'less' : 'more'}`
}

/** In the terminal and in tables. */
export const monthText = ({ month }: Pick<CarbonFacts, 'month'>): string => (month.totalKg.known ? kgText(month.totalKg.value) : 'unknown')
