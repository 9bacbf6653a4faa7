/** Months are numbered from 1; flows come at a month's end. Rates are a year's, as shares. */

/** What a dollar at the end of `month` is worth today: (1 + r)^(-month / 12). */
export const discountFactor = (perYear: number, month: number): number => (1 + perYear) ** (-month / 12)

export interface Loan {
  readonly principalUsd: number
  /** Nominal, paid monthly: a twelfth of it each month. */
  readonly ratePerYear: number
  readonly months: number
}

/** The level payment of an annuity loan, USD a month: P i / (1 - (1 + i)^-n). Without interest, P / n. */
export function loanPayment({ principalUsd, ratePerYear, months }: Loan): number {
  const i = ratePerYear / 12
  // -expm1(-n log1p(i)) keeps its digits where (1 + i)^-n is nearly 1.
  return i === 0 ? principalUsd / months : (principalUsd * i) / -Math.expm1(-months * Math.log1p(i))
}

/** What is still owed after `month` payments, USD, >= 0. */
export function loanBalance(loan: Loan, month: number): number {
  if (month >= loan.months) return 0
  const i = loan.ratePerYear / 12
  if (i === 0) return loan.principalUsd * (1 - month / loan.months)
  const left = loan.months - month
  return (loanPayment(loan) * -Math.expm1(-left * Math.log1p(i))) / i
}
