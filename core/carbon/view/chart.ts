import { type IntervalChart, type StackChart } from '../../chart/model'
import { exactly, middle, type Range } from '../range'
import { kgText } from '../text'
import { type CarbonFacts, type Place } from './facts'

const valueOf = (range: Range | null, end: 'low' | 'high' | 'point'): number => (range === null ? 0 : end === 'point' ? (range.point ?? 0) : range[end])

/** A row of the month's parts; two, from its least to its most, where a part has no point. */
function rowsOf(id: string, label: string, { workKg, idleKg, embodiedKg, totalKg }: CarbonFacts['month']): StackChart['rows'] {
  if (!totalKg.known) return []
  const parts = [workKg, idleKg, embodiedKg].map((part) => (part.known ? part.value : exactly(0)))
  const at = (end: 'low' | 'high' | 'point') => parts.map((part) => valueOf(part, end))
  if (totalKg.value.point !== null) return [{ id, label, values: at('point'), text: kgText(totalKg.value), limit: null }]
  const ends = { low: kgText(exactly(totalKg.value.low)), high: kgText(exactly(totalKg.value.high)) }
  return [
    { id: `${id}-low`, label: `${label}, at the least`, values: at('low'), text: ends.low, limit: null },
    { id: `${id}-high`, label: `${label}, at the most`, values: at('high'), text: ends.high, limit: null },
  ]
}

/** Where the grams come from: work, waiting, making; and the same after the change. Null while nothing is known. */
export function partsChart({ month, whatIf }: CarbonFacts): StackChart | null {
  const rows = [...rowsOf('now', 'A month', month), ...(whatIf ? rowsOf('then', 'With the change', whatIf.result.after) : [])]
  if (rows.length === 0) return null
  return { kind: 'stack', ...partsWords(month), axis: { label: 'kg CO2e a month', scale: 'linear' }, parts: [{ id: 'work', label: 'Electricity at work' }, { id: 'idle', label: 'Electricity while waiting' }, { id: 'made', label: 'Making the machine' }], rows }
}

/** Its finding: which part is the largest; nothing is claimed where the bands leave it open. */
function partsWords({ workKg, idleKg, embodiedKg, totalKg }: CarbonFacts['month']): { title: string; summary: string } {
  const named = [['electricity at work', workKg], ['electricity while waiting', idleKg], ['making the machine', embodiedKg]] as const
  const found = named.flatMap(([name, part]) => (part.known ? [{ name, part: part.value }] : []))
  const [first, second] = [...found].sort((a, b) => middle(b.part) - middle(a.part))
  const sure = first && (!second || first.part.low > second.part.high)
  const title = !first || first.part.high === 0 ? 'Nothing is emitted' : sure ? `Most of it is ${first.name}` : `${first.name[0]!.toUpperCase()}${first.name.slice(1)} and ${second!.name}: which is more is not known`
  const summary = `${found.map(({ name, part }) => `${name} ${kgText(part)}`).join(', ')}${embodiedKg.known ? '' : '; making it: unknown'}. Together ${totalKg.known ? kgText(totalKg.value) : 'unknown'} a month.`
  return { title, summary: summary[0]!.toUpperCase() + summary.slice(1) }
}

/** More are in the table. */
const shown = 14

/** Grids differ a hundredfold: on a linear axis the cleanest would be a line at zero. */
const wide = (all: readonly Range[]): boolean => all.every(({ low }) => low > 0) && Math.max(...all.map(({ high }) => high)) > 30 * Math.min(...all.map(({ low }) => low))

/** The places by their grams, fewest first; this machine is always among them. */
export function placesChart(places: readonly Place[], cleanest: Place | null, cheapest: Place | null): IntervalChart | null {
  const known = places.flatMap((place) => (place.kg.known ? [{ place, kg: place.kg.value }] : [])).sort((a, b) => middle(a.kg) - middle(b.kg))
  if (known.length < 2) return null
  const kept = known.filter(({ place }, i) => i < shown || place.id === 'here' || place.id === cheapest?.id)
  const first = known[0]!
  return {
    kind: 'intervals',
    title: cleanest ? `${cleanest.name} emits least for this work` : `${first.place.name} emits least for this work`,
    summary: `${known.length} places from ${kgText(first.kg)} to ${kgText(known[known.length - 1]!.kg)} a month.`,
    axis: { label: 'kg CO2e a month, electricity', scale: wide(known.map(({ kg }) => kg)) ? 'log' : 'linear' },
    reference: null,
    rows: kept.map(({ place, kg }) => ({ id: place.id, label: place.id === 'here' ? 'This machine' : place.name, provenance: 'predicted' as const, value: kg.point, interval: { low: kg.low, high: kg.high }, dots: [], text: kgText(kg), doubtful: false })),
  }
}
