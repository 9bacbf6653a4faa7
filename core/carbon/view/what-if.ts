import { type CarbonView } from '../../contract/carbon-calls'
import { pricedUnits } from '../../comparison/words'
import { type Maybe } from '../../result/known'
import { middle, type Range, scaled } from '../range'
import { kgText, orUnknown } from '../text'
import { differenceWords, listed } from './answer'
import { type CarbonFacts } from './facts'

const share = (before: Maybe<Range>, after: Maybe<Range>): string => (before.known && after.known ? differenceWords(middle(before.value), middle(after.value)) : '')

/** A month, an hour, the run and units of work, before and after the change. Null: nothing was changed. */
export function whatIfOf({ whatIf, unit, run }: CarbonFacts): CarbonView['whatIf'] {
  if (whatIf === null) return null
  const { before, after } = whatIf.result
  const priced = (kg: Maybe<Range>): Maybe<Range> => (kg.known ? { known: true, value: scaled(kg.value, unit.priced) } : kg)
  const row = (title: string, was: Maybe<Range>, then: Maybe<Range>) => ({ title, before: orUnknown(was, kgText), after: orUnknown(then, kgText), difference: share(was, then) })
  const change = share(before.totalKg, after.totalKg)
  const answer = before.totalKg.known && after.totalKg.known ? `With ${listed(whatIf.words)}: ${kgText(after.totalKg.value)} a month instead of ${kgText(before.totalKg.value)}, ${change}${before.totalKg.value.point === null || after.totalKg.value.point === null ? ' at the middle of both bands' : ''}.` : `With ${listed(whatIf.words)}: ${orUnknown(after.totalKg, kgText)} a month.`
  return {
    answer,
    rows: [
      row('A month', before.totalKg, after.totalKg),
      row('An hour of work', before.perHourKg, after.perHourKg),
      row(`A ${pricedUnits(unit)}`, priced(before.perUnitKg), priced(after.perUnitKg)),
      ...(run === null || whatIf.runKg === null ? [] : [row('This measuring run', run.kg, whatIf.runKg)]),
    ],
  }
}
