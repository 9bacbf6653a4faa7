import { type Amount, exactly } from '../../core/carbon/range'
import { matchRegion, type GridIntensity } from '../../core/carbon/region'
import { usageError } from '../../core/errors/user-error'
import { known, type Maybe, unknown } from '../../core/result/known'
import { catalog } from '../catalog'

/** A US state has no average of its own in the catalog: its country's is taken, and said. */
function countryOf(place: string): { text: string; doubts: string[] } {
  return /^US[- ][A-Z]{2}$/i.test(place.trim()) ? { text: 'USA', doubts: [`the catalog has no average of single states: ${place} is read as the United States`] } : { text: place, doubts: [] }
}

/** The grid of a place as a person writes it. @throws UserError usage with the nearest names */
export function gridNamed(place: string): GridIntensity {
  const { text, doubts } = countryOf(place)
  const match = matchRegion(catalog.gridCarbon(), text)
  if (!match.ok) throw usageError(`There is no region '${place.slice(0, 80)}' in the catalog.`, `Nearest: ${match.nearest.join(', ')}. Or enter its grams a kWh.`)
  return { ...match.grid, doubts: [...doubts, ...match.grid.doubts] }
}

/** As `gridNamed`; null where the catalog has none. */
export const gridOrNull = (place: string): GridIntensity | null => (matchRegion(catalog.gridCarbon(), countryOf(place).text).ok ? gridNamed(place) : null)
/** The grid of a cloud region; null where the catalog has none. */
export const gridOfRegion = (provider: string, region: string): GridIntensity | null => gridOrNull(`${provider}:${region}`)

/** Its average as an amount. One year's average has no band of its own: what varies within the year is said, not guessed. */
export const intensityOf = (grid: GridIntensity | null): Maybe<Amount> =>
  grid === null ? unknown('not-reported', 'which grid it hangs on is not known') : known({ ...exactly(grid.kgCo2ePerKwh), kind: 'published', from: `${grid.name}, yearly average${grid.year === null ? '' : ` of ${grid.year}`} (${grid.source})` })

/** What a person entered, g a kWh. Whether average or marginal, only they know. */
export const enteredGrid = (gramsPerKwh: number): { grid: GridIntensity; intensity: Amount } => ({
  grid: { name: 'as entered', kgCo2ePerKwh: gramsPerKwh / 1000, year: null, source: 'entered', doubts: ['whether it is an average or a marginal figure was not said'] },
  intensity: { ...exactly(gramsPerKwh / 1000), kind: 'entered', from: 'grams a kWh, as entered' },
})

/** A provider's stated PUE; null: it publishes none. */
export function pueOf(provider: string): Amount | null {
  const row = catalog.gridCarbon().pue.find((each) => each.provider === provider)
  return row?.pue == null ? null : { ...exactly(row.pue), kind: 'published', from: `${provider} states ${row.pue}${row.year === null ? '' : ` (${row.year})`}; ${row.source}` }
}

/** Where nobody says otherwise. */
export const ownPue = (): Amount => ({ ...exactly(1), kind: 'published', from: 'a machine at a desk has no room to cool: by definition' })
