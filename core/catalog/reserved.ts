import { type CloudRow } from './schema'

/** An hour under the longest contract that a price is known of: the cheapest, and advice looks three years ahead at the least. null: none is known, and none is invented. */
export function reservedPrice(row: CloudRow): { readonly usdPerHour: number; readonly years: 1 | 3 } | null {
  if (row.reserved3yUsdPerHour != null) return { usdPerHour: row.reserved3yUsdPerHour, years: 3 }
  return row.reserved1yUsdPerHour != null ? { usdPerHour: row.reserved1yUsdPerHour, years: 1 } : null
}
