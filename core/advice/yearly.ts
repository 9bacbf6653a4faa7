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
  /** All years up to this one. */
  readonly ownSoFarUsd: number
  readonly cloudSoFarUsd: number
  /** Straight-line, for the books: written off in the year, and what is left at its end. In no sum of this table. */
  readonly depreciationUsd: number
  readonly bookValueUsd: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** The months by year; the last may be short. Undiscounted: what the bank account shows. */
export function yearlyTable(v: Values, { months, residualUsd }: CashFlow): YearRow[] {
  const years = Math.ceil(v.horizonMonths / 12)
  const bookValueUsd = (year: number) => Math.max(residualUsd, v.purchaseUsd - ((v.purchaseUsd - residualUsd) * Math.min(v.horizonMonths / 12, year)) / v.bookYears)
  let [ownSoFarUsd, cloudSoFarUsd] = [0, 0]
  return Array.from({ length: years + 1 }, (_, year) => {
    const rows = months.filter((each) => Math.ceil(each.month / 12) === year)
    const fetched = year === years ? residualUsd : 0
    const column = (of: (row: (typeof rows)[number]) => number) => sum(rows.map(of))
    const [ownUsd, cloudUsd] = [column((row) => row.ownUsd) - fetched, column((row) => row.cloudUsd)]
    ownSoFarUsd += ownUsd
    cloudSoFarUsd += cloudUsd
    return {
      year,
      purchaseUsd: year === 0 ? rows[0]!.ownUsd : 0,
      electricityUsd: column((row) => row.own?.electricityUsd ?? 0),
      upkeepUsd: column((row) => (row.own?.upkeepUsd ?? 0) + (row.own?.failureUsd ?? 0)),
      adminUsd: column((row) => row.own?.adminUsd ?? 0),
      creditUsd: column((row) => row.creditUsd),
      residualUsd: fetched === 0 ? 0 : -fetched,
      ownUsd,
      cloudUsd,
      ownSoFarUsd,
      cloudSoFarUsd,
      depreciationUsd: year === 0 ? 0 : bookValueUsd(year - 1) - bookValueUsd(year),
      bookValueUsd: bookValueUsd(year),
    }
  })
}
