import { type CloudRegionRow, type GridCarbon, type GridZoneRow } from '../catalog/schema'
import { editDistance } from '../text/nearest'
import { plain } from '../text/plain'
import { threeLetters } from './iso-codes'
import { countryNames, providerNames } from './region-names'

/** The grid that a name means, with its yearly average. */
export interface GridIntensity {
  /** "Germany", "aws:us-east-1" */
  readonly name: string
  readonly kgCo2ePerKwh: number
  readonly year: number | null
  readonly source: string
  /** What a reader should know of this figure. */
  readonly doubts: readonly string[]
}

export type RegionMatch = { ok: true; grid: GridIntensity; provider: string | null } | { ok: false; nearest: string[] }

/** "us east 1", "us-east1" and "East US" as their providers spell them: "useast1", "eastus". */
const joined = (text: string): string => plain(text).replace(/ /g, '')

/** Where several providers use one region's name, these are meant: the others borrowed it. */
const namedFirst = ['aws', 'azure', 'gcp']

function ofZone(row: GridZoneRow): RegionMatch {
  const scope = row.scope === 'operational' ? ['this zone counts operation alone, without building the plants: do not set it beside a country'] : []
  return { ok: true, provider: null, grid: { name: row.name, kgCo2ePerKwh: row.gCO2ePerKwh / 1000, year: row.year, source: row.source, doubts: [...scope, `yearly average of ${row.year}, not the hour`] } }
}

function ofCloud(row: CloudRegionRow, others: readonly CloudRegionRow[]): RegionMatch {
  const when = row.asOf ?? row.year
  const doubts = [
    ...(others.length > 0 ? [`read as ${row.id}; ${others.map((each) => each.id).join(', ')} is named so too`] : []),
    `average of the grid${when === null ? '' : ` as published ${when}`}, not the hour; what the provider buys in certificates is not in it`,
  ]
  return { ok: true, provider: row.provider, grid: { name: row.id, kgCo2ePerKwh: row.gCO2ePerKwh / 1000, year: row.year, source: row.source, doubts } }
}

interface Index {
  readonly zones: ReadonlyMap<string, GridZoneRow>
  /** Names as a reader sees them, and as they are compared. */
  readonly names: readonly { name: string; text: string }[]
}

const indexes = new WeakMap<GridCarbon, Index>()

/** Built once: ten thousand questions in a row ask of the same rows. */
function indexOf(data: GridCarbon): Index {
  const ready = indexes.get(data)
  if (ready) return ready
  const zones = new Map<string, GridZoneRow>()
  // Countries last, so that they win: "FI" is a country's code to a reader, though a bidding zone is called so too.
  for (const kind of ['bidding-zone', 'country'] as const) {
    for (const row of data.zones.filter((each) => each.kind === kind)) zones.set(row.id.toLowerCase(), row).set(plain(row.name), row)
  }
  for (const [two, three] of threeLetters) {
    const row = zones.get(three.toLowerCase())
    if (row) zones.set(two.toLowerCase(), row)
  }
  for (const [name, three] of countryNames) {
    const row = zones.get(three.toLowerCase())
    if (row) zones.set(name, row)
  }
  const names = [...new Set([...data.zones.map((row) => row.name), ...data.cloudRegions.map((row) => row.id)])].map((name) => ({ name, text: plain(name) }))
  const index = { zones, names }
  indexes.set(data, index)
  return index
}

/**
 * The grid of a place: a country by name or ISO code, a Nordic bidding zone, a cloud region ("aws:us-east-1",
 * "us-central1", "Azure West Europe"), or "world". Never a guess: an unknown one comes back with the nearest names.
 */
export function matchRegion(data: GridCarbon, text: string): RegionMatch {
  const wanted = plain(text)
  if (wanted === 'world' || wanted === 'global') {
    const { gCO2ePerKwh, year, source } = data.worldAverage
    return { ok: true, provider: null, grid: { name: 'world', kgCo2ePerKwh: gCO2ePerKwh / 1000, year, source, doubts: [`world average of ${year}: single grids lie between 0.02 and 1.3 kg a kWh`] } }
  }
  const index = indexOf(data)
  const zone = index.zones.get(wanted)
  if (zone) return ofZone(zone)
  return cloudRegion(data.cloudRegions, text) ?? { ok: false, nearest: nearestNames(index, wanted) }
}

function cloudRegion(rows: readonly CloudRegionRow[], text: string): RegionMatch | null {
  // "eu-west-1 (Ireland)": what stands in brackets explains, and names nothing.
  const bare = text.slice(0, 200).replace(/\(.*\)/, ' ')
  const parts = plain(bare).split(' ')
  const provider = parts.map((word) => providerNames.get(word)).find((name) => name !== undefined) ?? null
  const region = parts.filter((word) => !providerNames.has(word)).join('')
  const found = rows.filter((row) => (provider === null || row.provider === provider) && joined(row.region) === region)
  // "us-east1" is Google's to the letter, and "us-east-1" is not.
  const exact = found.filter((row) => bare.trim().toLowerCase().endsWith(row.region.toLowerCase()))
  const order = (row: CloudRegionRow) => (namedFirst.includes(row.provider) ? namedFirst.indexOf(row.provider) : namedFirst.length)
  const [best, ...others] = [...(exact.length > 0 ? exact : found)].sort((a, b) => order(a) - order(b))
  return best ? ofCloud(best, others) : null
}

const nearestNames = ({ names }: Index, wanted: string): string[] =>
  names
    .map(({ name, text }) => ({ name, edits: editDistance(wanted, text) }))
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
