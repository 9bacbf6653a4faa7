import { type Terms, type Values } from './assumptions'
import { cloudMonth, type CloudMonth } from './cloud-cost'
import { discountFactor, loanBalance, loanPayment, type Loan } from './finance'
import { ownMonth, type OwnMonth } from './own-cost'

/** One month, USD. Month 0 is the purchase. */
export interface MonthRow {
  readonly month: number
  /** Money that leaves for the own machine: at month 0 what is paid at once, then running cost and credit. */
  readonly ownUsd: number
  readonly cloudUsd: number
  /** Present value of having rented minus having owned so far, the machine worth its residual: >= 0 once owning is ahead. */
  readonly aheadUsd: number
  readonly own: OwnMonth | null
  readonly cloud: CloudMonth | null
  readonly creditUsd: number
}

export interface CashFlow {
  readonly months: readonly MonthRow[]
  readonly residualUsd: number
  /** Present value of owning instead of renting over the horizon; negative: renting costs less. */
  readonly npvUsd: number
  /** From when owning stays ahead, months >= 0; null: never within the horizon. */
  readonly breakEvenMonths: number | null
}

const loanOf = (v: Values): Loan => ({ principalUsd: v.purchaseUsd * v.financedShare, ratePerYear: v.financeRatePerYear, months: v.financeMonths })

/**
 * Owning against renting, month by month. Depreciation is no payment and is nowhere in it: the purchase is counted once,
 * less what the machine fetches at the end. Credit counts what is still owed as spent, so that it costs its interest
 * and does not bring break-even forward. With no extras and no discounting, break-even is that of `breakEven`.
 */
export function cashFlow(v: Values, terms: Terms): CashFlow {
  const loan = loanOf(v)
  const payment = loanPayment(loan)
  const residualUsd = v.purchaseUsd * v.residualShare
  const residualToday = residualUsd * discountFactor(v.discountPerYear, v.horizonMonths)
  const atOnce = v.purchaseUsd - loan.principalUsd
  const months: MonthRow[] = [{ month: 0, ownUsd: atOnce, cloudUsd: 0, aheadUsd: residualToday - v.purchaseUsd, own: null, cloud: null, creditUsd: 0 }]
  let saved = -atOnce
  for (let month = 1; month <= v.horizonMonths; month++) {
    const own = ownMonth(v, month)
    const cloud = cloudMonth(v, terms, month)
    const creditUsd = month <= loan.months ? payment : 0
    const ownUsd = own.totalUsd + creditUsd
    const factor = discountFactor(v.discountPerYear, month)
    saved += (cloud.totalUsd - ownUsd) * factor
    const aheadUsd = saved - loanBalance(loan, month) * factor + residualToday
    months.push({ month, ownUsd, cloudUsd: cloud.totalUsd, aheadUsd, own, cloud, creditUsd })
  }
  return { months, residualUsd, npvUsd: months[months.length - 1]!.aheadUsd, breakEvenMonths: v.hoursPerWeek === 0 ? null : lastCrossing(months) }
}

/** From when owning stays ahead to the end, between months in a straight line; null when it is behind at the end. */
function lastCrossing(months: readonly MonthRow[]): number | null {
  // What rounding leaves of money that came and went.
  const cent = 1e-9 * Math.max(1, Math.abs(months[0]!.aheadUsd))
  const ahead = months.map((each) => each.aheadUsd)
  if (ahead[ahead.length - 1]! < -cent) return null
  let last = ahead.length - 1
  while (last > 0 && ahead[last - 1]! >= 0) last--
  if (last === 0) return 0
  const [before, after] = [ahead[last - 1]!, ahead[last]!]
  return after <= before ? last : Math.min(last, last - 1 - before / (after - before))
}
