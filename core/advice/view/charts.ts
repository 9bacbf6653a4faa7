import { type CurveChart, type TornadoChart } from '../../chart/model'
import { type Terms } from '../assumptions'
import { type Verdict } from '../advise'
import { bandEnds, breakEvenCurve } from '../curve'
import { fullTitleOf } from '../groups'
import { turningHours } from '../sensitivity'
import { shownValue, shownRange } from '../shown'
import { bandText, dollars, monthWords, plainNumber } from '../words'

const hoursOfWeek = 168
/** Points of the drawn curve: close where it is steep, and wide where it is flat. */
const steps = 40
/** Bars that a reader can take in; the rest swing less. */
const barsShown = 8
/** Room above the horizon, as a share of it. */
const headroom = 1.14

const hoursDrawn = (from: number): number[] => Array.from({ length: steps + 1 }, (_, i) => from * (hoursOfWeek / from) ** (i / steps))

/** Where the curve ends at its left: the fewest hours that pay, at the end of the plan. */
const edge = (turn: number | null): number => Math.max(0.05, turn ?? hoursOfWeek)

/** Break-even over hours a week with its band; the marker stands at the scenario's hours. */
export function breakEvenChart(verdict: Verdict, terms: Terms): CurveChart {
  const { values: v, curve, uncertain, turningHoursPerWeek: turn } = verdict
  const horizon = v.horizonMonths
  const { dear, cheap } = bandEnds(v, uncertain)
  const [early, late] = [turningHours(dear, terms), turningHours(cheap, terms)]
  const at = (from: number | null, of: 'months' | 'early' | 'late') => (from === null ? [] : breakEvenCurve(v, terms, uncertain, hoursDrawn(edge(from))).flatMap((each) => (each[of] === null ? [] : [{ x: each.hoursPerWeek, y: each[of] }])))
  const low = at(early, 'early')
  const open = low.length > 0 && late === null ? [{ x: low[0]!.x, y: horizon }, { x: hoursOfWeek, y: horizon }] : []
  const high = late === null ? open : [{ x: edge(early), y: horizon }, ...at(late, 'late')]
  return {
    kind: 'curve',
    title: curveTitle(verdict),
    summary: turn === null ? `At no hours a week owning pays within ${horizon} months${early === null ? '' : `; at the favourable end of the band it does from ${plainNumber(early, 2)}`}.` : `Owning pays from ${plainNumber(turn, 2)} hours a week; around the clock from month ${monthWords(curve[curve.length - 1]!.months)}. 80 % band: speed and prices.`,
    x: { label: 'Hours of work a week', scale: 'linear', low: 0, high: hoursOfWeek, every: 24 },
    y: { label: 'Months to break-even', scale: 'linear', low: 0, high: horizon * headroom, every: 12 },
    marker: { value: v.hoursPerWeek, label: markerWords(verdict), step: 1 },
    turn: turn === null || turn < 0.1 ? null : { value: turn, label: `turns at ${plainNumber(turn, 2)} h` },
    level: { value: horizon, label: `month ${horizon}, the end of the plan; above: never` },
    series: [{ label: 'break-even', dashed: false, line: at(turn, 'months'), band: low.length > 1 ? { low, high } : null }],
    columns: ['Hours a week', 'Break-even, month', '80 % band'],
    rows: curve.map((each) => ({ x: each.hoursPerWeek, cells: [String(each.hoursPerWeek), monthWords(each.months), bandText(each)] })),
  }
}

const markerWords = ({ values: v, breakEven }: Verdict): string => `${plainNumber(v.hoursPerWeek)} h: ${breakEven.months === null ? 'never' : breakEven.months === 0 ? 'at once' : `month ${monthWords(breakEven.months)}`}`

function curveTitle({ values: v, curve, breakEven, turningHoursPerWeek: turn }: Verdict): string {
  const clock = curve[curve.length - 1]!.months
  if (breakEven.months !== null && clock !== null) return `The more it works, the sooner it pays: month ${monthWords(breakEven.months)} at ${plainNumber(v.hoursPerWeek)} hours a week, month ${monthWords(clock)} around the clock`
  if (turn !== null) return `Owning pays from ${plainNumber(turn, 2)} hours a week`
  return 'Owning never pays, not even around the clock'
}

/** What owning and renting have cost up to each month, in today's money, the machine counted at what it fetches. */
export function cashChart({ flow, values: v }: Verdict): CurveChart {
  let rent = 0
  const points = flow.months.map(({ month, cloudUsd, aheadUsd }) => {
    rent += cloudUsd * (1 + v.discountPerYear) ** (-month / 12)
    return { month, rent, own: rent - aheadUsd }
  })
  const most = Math.max(1, ...points.flatMap((each) => [each.rent, each.own]))
  const least = Math.min(0, ...points.map((each) => each.own))
  const { breakEvenMonths: even } = flow
  const last = points[points.length - 1]!
  return {
    kind: 'curve',
    title: even === null ? `Renting stays ahead for all ${v.horizonMonths} months` : even === 0 ? 'Owning is ahead at once' : `Owning is ahead from month ${monthWords(even)}`,
    summary: `After ${v.horizonMonths} months owning has cost ${dollars(last.own)} and renting ${dollars(last.rent)}, in today's money; the machine is counted at what it then fetches.`,
    x: { label: 'Months', scale: 'linear', low: 0, high: v.horizonMonths, every: 12 },
    y: { label: "Cost so far, today's USD", scale: 'linear', low: least * headroom, high: most * headroom },
    marker: null,
    turn: even === null || even === 0 ? null : { value: even, label: `month ${monthWords(even)}` },
    level: null,
    series: [
      { label: 'own', dashed: false, line: points.map(({ month, own }) => ({ x: month, y: own })), band: null },
      { label: 'rent', dashed: true, line: points.map(({ month, rent: y }) => ({ x: month, y })), band: null },
    ],
    columns: ['Month', "Own so far, today's USD", "Rent so far, today's USD"],
    rows: points.filter(({ month }) => month % 6 === 0 || month === v.horizonMonths).map((each) => ({ x: each.month, cells: [String(each.month), dollars(each.own), dollars(each.rent)] })),
  }
}

/** What matters most, widest first. Null where nothing changes the value. */
export function tornadoChart({ tornado, flow }: Verdict): TornadoChart | null {
  const [first] = tornado
  if (!first) return null
  const end = (key: (typeof tornado)[number]['key'], value: number, npv: number) => ({ value: npv, text: dollars(npv), label: `${plainNumber(Number(shownValue(key, value)))} ${shownRange(key).unit === 'ratio' ? 'x' : shownRange(key).unit}`.replace(' %', '%') })
  const turns = tornado.filter((bar) => Math.sign(bar.npvAtLow) !== Math.sign(bar.npvAtHigh)).map((bar) => fullTitleOf(bar.key).toLowerCase())
  return {
    kind: 'tornado',
    title: `What matters most: ${fullTitleOf(first.key).toLowerCase()}`,
    summary: `${turns.length === 0 ? 'None of them turns the verdict by itself.' : `By itself ${turns.slice(0, 3).join(', ')} would turn the verdict.`} Hatched: the low end, filled: the high end; a fifth either way where no range is given.`,
    axis: { label: "Value of owning, today's USD", scale: 'linear' },
    base: { value: flow.npvUsd, label: `as assumed: ${dollars(flow.npvUsd)}` },
    zero: { value: 0, label: 'owning = renting' },
    rows: tornado.slice(0, barsShown).map((bar) => ({ id: bar.key, label: fullTitleOf(bar.key), low: end(bar.key, bar.low, bar.npvAtLow), high: end(bar.key, bar.high, bar.npvAtHigh) })),
  }
}
