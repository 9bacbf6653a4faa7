import { type YearView } from '../../contract/advise-views'
import { type YearRow } from '../yearly'

/** Whole dollars, as in a bank statement; half a dollar is none. */
const money = (usd: number): string => (Math.abs(usd) < 0.5 ? '0' : `${usd < 0 ? '-' : ''}${String(Math.round(Math.abs(usd))).replace(/\B(?=(\d{3})+$)/g, ',')}`)

/** The yearly table in whole dollars. */
export const yearsView = (years: readonly YearRow[]): YearView[] =>
  years.map((each) => ({
    year: String(each.year),
    purchase: money(each.purchaseUsd),
    electricity: money(each.electricityUsd),
    upkeep: money(each.upkeepUsd),
    admin: money(each.adminUsd),
    credit: money(each.creditUsd),
    resale: money(each.residualUsd),
    own: money(each.ownUsd),
    cloud: money(each.cloudUsd),
    ownSoFar: money(each.ownSoFarUsd),
    cloudSoFar: money(each.cloudSoFarUsd),
    depreciation: money(each.depreciationUsd),
    book: money(each.bookValueUsd),
  }))
