import { type ElectricityRow } from '../catalog/schema'
import { threeLetters } from '../carbon/iso-codes'
import { countryNames } from '../carbon/region-names'
import { editDistance } from '../text/nearest'
import { plain } from '../text/plain'

export type ElectricityMatch = { ok: true; row: ElectricityRow } | { ok: false; nearest: string[] }

/** The price row of a country (name or ISO code) or a US state ("US-CA", "US CA"); else the three nearest names. */
export function matchElectricity(rows: readonly ElectricityRow[], text: string): ElectricityMatch {
  const wanted = plain(text)
  const code = countryNames.get(wanted) ?? threeLetters.get(wanted.toUpperCase()) ?? wanted.toUpperCase()
  const row = rows.find((each) => each.id === code || plain(each.id) === wanted || plain(each.name) === wanted)
  if (row) return { ok: true, row }
  const near = rows.map(({ name }) => ({ name, edits: editDistance(wanted, plain(name)) })).sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
  return { ok: false, nearest: near.slice(0, 3).map(({ name }) => name) }
}
