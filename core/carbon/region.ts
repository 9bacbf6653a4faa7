import { type CloudRegionRow, type GridCarbon, type GridZoneRow } from '../catalog/schema'
import { editDistance } from '../text/nearest'
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

/** "Côte d'Ivoire" -> "cote d ivoire" */
const plain = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

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
    ...(others.length > 0 ? [`read as ${row.id}; ${others.map((each) => each.id).join(', ')} has the same name`] : []),
    `average of the grid${when === null ? '' : ` as published ${when}`}, not the hour; what the provider buys in certificates is not in it`,
  ]
  return { ok: true, provider: row.provider, grid: { name: row.id, kgCo2ePerKwh: row.gCO2ePerKwh / 1000, year: row.year, source: row.source, doubts } }
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
  // Countries first: "FI" is a country's code to a reader, though a bidding zone is called so too.
  const code = countryNames.get(wanted) ?? threeLetters.get(wanted.toUpperCase()) ?? wanted.toUpperCase()
  const zones = data.zones.filter((row) => row.id === code || plain(row.name) === wanted)
  const zone = zones.find((row) => row.kind === 'country') ?? zones[0]
  if (zone) return ofZone(zone)
  const cloud = cloudRegion(data.cloudRegions, text)
  return cloud ?? { ok: false, nearest: nearestNames(data, wanted) }
}

function cloudRegion(rows: readonly CloudRegionRow[], text: string): RegionMatch | null {
  // "eu-west-1 (Ireland)": what stands in brackets explains, and names nothing.
  const parts = plain(text.replace(/\(.*\)/, ' ')).split(' ')
  const provider = parts.map((word) => providerNames.get(word)).find((name) => name !== undefined) ?? null
  const region = parts.filter((word) => !providerNames.has(word)).join('')
  const found = rows.filter((row) => (provider === null || row.provider === provider) && joined(row.region) === region)
  const order = (row: CloudRegionRow) => (namedFirst.includes(row.provider) ? namedFirst.indexOf(row.provider) : namedFirst.length)
  const [best, ...others] = [...found].sort((a, b) => order(a) - order(b))
  return best ? ofCloud(best, others) : null
}

function nearestNames(data: GridCarbon, wanted: string): string[] {
  const names = [...data.zones.map((row) => row.name), ...data.cloudRegions.map((row) => row.id)]
  return [...new Set(names)]
    .map((name) => ({ name, edits: editDistance(wanted, plain(name)) }))
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
}
