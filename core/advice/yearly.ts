import { type Values } from './assumptions'
import { type CashFlow } from './cash-flow'

/** One year, USD. Year 0 is the purchase. */
export interface YearRow {
  readonly year: number
  readonly purchaseUsd: number
  readonly electricityUsd: number
  readonly upkeepUsd: number
  readonly adminUsd: number
  readonly creditUsd: number
  /** Negative: what the machine fetches. */
  readonly residualUsd: number
  readonly ownUsd: number
  readonly cloudUsd: number
  /** Straight-line, at the year's end. For the books: it is in no sum of this table. */
  readonly bookValueUsd: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** The months by year; the last may be short. Undiscounted: what the bank account shows. */
export function yearlyTable(v: Values, { months, residualUsd }: CashFlow): YearRow[] {
  const years = Math.ceil(v.horizonMonths / 12)
  return Array.from({ length: years + 1 }, (_, year) => {
    const rows = months.filter((each) => Math.ceil(each.month / 12) === year)
    const fetched = year === years ? residualUsd : 0
    const elapsed = Math.min(v.horizonMonths / 12, year)
    const column = (of: (row: (typeof rows)[number]) => number) => sum(rows.map(of))
    return {
      year,
      purchaseUsd: year === 0 ? rows[0]!.ownUsd : 0,
      electricityUsd: column((row) => row.own?.electricityUsd ?? 0),
      upkeepUsd: column((row) => (row.own?.upkeepUsd ?? 0) + (row.own?.failureUsd ?? 0)),
      adminUsd: column((row) => row.own?.adminUsd ?? 0),
      creditUsd: column((row) => row.creditUsd),
      residualUsd: fetched === 0 ? 0 : -fetched,
      ownUsd: column((row) => row.ownUsd) - fetched,
      cloudUsd: column((row) => row.cloudUsd),
      bookValueUsd: Math.max(residualUsd, v.purchaseUsd - ((v.purchaseUsd - residualUsd) * elapsed) / v.bookYears),
    }
  })
}
