import { formatUsd } from '../units'
import { type Verdict } from './advise'
import { assumptions, type AssumptionKey, type Values } from './assumptions'
import { cloudMonth } from './cloud-cost'
import { type Scenario } from './scenario'
import { type StalePrice } from './stale'
import { electricityPrice } from './own-cost'

/** "$4,210": whole dollars, from a hundred on; cents below. */
export const dollars = (usd: number): string => {
  if (Math.abs(usd) < 99.995) return formatUsd(usd)
  return `${usd < 0 ? '-' : ''}$${String(Math.round(Math.abs(usd))).replace(/\B(?=(\d{3})+$)/g, ',')}`
}

/** "month 9", as people count: during the ninth month. At once is month 0. */
export const monthWords = (months: number | null): string => (months === null ? 'never' : String(Math.ceil(months - 1e-9)))

/** "30", "12.5": at most so many digits, and no zeros after them. */
export const plainNumber = (value: number, digits = 3): string => String(Number(value.toPrecision(digits)))

export const machineWords = ({ gpu }: Scenario): string => (gpu === null ? 'this machine' : `this ${gpu.replace(/^(GeForce|Tesla) /, '')}`)
export const rentedWords = ({ instance, terms }: Scenario): string => `${instance === null ? 'the cloud' : instance.split(':').slice(0, 2).join(' ')}${terms === 'on-demand' ? '' : ` (${terms})`}`

/** "7 to 13"; an end that is never says so, and both are "never". */
export const bandText = ({ early, late }: Verdict['breakEven']): string => (early === null ? 'never' : `${monthWords(early)} to ${monthWords(late)}`)

/** "9 (7 to 13)"; an end that is never says so. */
export function bandWords({ months, early, late }: Verdict['breakEven']): string {
  const [from, to] = [monthWords(early), monthWords(late)]
  return from === to ? monthWords(months) : `${monthWords(months)} (${from} to ${to})`
}

export function answerSentence(scenario: Scenario, verdict: Verdict, stale: readonly StalePrice[]): string {
  const { values: v, flow, breakEven, turningHoursPerWeek: turn } = verdict
  const hours = `${plainNumber(v.hoursPerWeek)} hours a week`
  const value = dollars(Math.abs(flow.npvUsd))
  const age = stale.length === 0 ? '' : ` The price of ${stale[0]!.asOf} is ${stale[0]!.ageDays} days old: check it first.`
  const spotLost = scenario.terms === 'spot' && cloudMonth(v, 'spot', 1).terms !== 'spot' && v.hoursPerWeek > 0 ? ' Spot would cost more than on demand once lost work is paid for: on demand is counted.' : ''
  if (verdict.verdict === 'own') {
    const from = breakEven.months === 0 ? 'at once' : `from month ${bandWords(breakEven)}`
    const turns = turn === null || turn >= v.hoursPerWeek ? '' : ` Below ${plainNumber(turn, 2)} hours a week renting wins.`
    return `Own: at ${hours}, ${machineWords(scenario)} beats renting ${rentedWords(scenario)} ${from}, and saves ${value} of today's money over ${v.horizonMonths} months.${turns}${spotLost}${age}`
  }
  // The point says never; where the favourable end of the band does not, a reader must know.
  const band = breakEven.early === null ? '' : ` (80 % band: month ${monthWords(breakEven.early)} to never)`
  return `Rent: at ${hours}, owning ${machineWords(scenario)} never beats renting ${rentedWords(scenario)} within ${v.horizonMonths} months${band}; renting costs ${value} less in today's money. ${whyNever(scenario, v, turn)}${spotLost}${age}`
}

/** Never, in words: for want of hours, or because the rent is below the running cost. */
function whyNever(scenario: Scenario, v: Values, turn: number | null): string {
  if (turn !== null) return `Owning pays from ${plainNumber(turn, 2)} hours a week.`
  const rent = cloudMonth({ ...v, hoursPerWeek: 168 }, scenario.terms, 1).totalUsd / (168 * (365.25 / 84))
  const run = (v.powerWatts / 1000) * v.pue * electricityPrice(v)
  if (rent <= run) return `The rent, ${formatUsd(rent)} for an hour of this machine's work, is below what its electricity costs, ${formatUsd(run)}.`
  return 'Not even around the clock does it pay.'
}

const asks: Partial<Record<AssumptionKey, string>> = {
  purchaseUsd: '--price USD',
  powerWatts: '--watts W',
  electricityUsdPerKwh: '--region NAME or --electricity USD',
  cloudUsdPerHour: '--with INSTANCE or --cloud-price USD',
}

/** How a command line gives what is missing: "--price USD; --watts W". */
export const optionsFor = (missing: readonly AssumptionKey[]): string => missing.map((key) => asks[key] ?? `${key} in the scenario`).join('; ')

/** Asks for what is missing, and says what can be said without it. */
export function needSentence(scenario: Scenario, missing: readonly AssumptionKey[], payingPriceUsd: number | null, v: Values): string {
  const need = missing.map((key) => assumptions[key].means).join('; ')
  if (missing.length === 1 && missing[0] === 'purchaseUsd') {
    const hours = `${plainNumber(v.hoursPerWeek)} hours a week`
    const name = machineWords(scenario)
    const pays = payingPriceUsd === null ? `At ${hours}, owning ${name} does not beat renting ${rentedWords(scenario)} at any price.` : `At ${hours}, owning ${name} beats renting ${rentedWords(scenario)} over ${v.horizonMonths} months if it costs less than ${dollars(payingPriceUsd)}.`
    return `${pays} Its price is not known.`
  }
  return `To advise, one needs: ${need}.`
}
