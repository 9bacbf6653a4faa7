import { usageError } from '../errors/user-error'
import { nearest } from '../text/nearest'
import { type CatalogRows } from './lists/list'
import { matchCpu } from './match-cpu'
import { matchGpu } from './match-gpu'
import { matchModel } from './match-model'
import { type CloudRow } from './schema'

export interface FoundRow {
  /** "GPU", "instance" */
  readonly what: string
  readonly row: Record<string, unknown> & { id: string; source: string }
}

/** The instance that an id means, or a type that stands in one region. @throws UserError usage with the nearest, or the regions to choose from */
export function instanceNamed(rows: readonly CloudRow[], name: string): CloudRow {
  const wanted = name.trim().toLowerCase()
  const found = rows.filter((row) => row.id.toLowerCase() === wanted)
  const types = found.length ? found : rows.filter((row) => row.instanceType.toLowerCase() === wanted || `${row.provider}:${row.instanceType}`.toLowerCase() === wanted)
  if (types.length === 1) return types[0]!
  if (types.length > 1) throw usageError(`'${name}' stands in ${types.length} regions.`, `Name one: ${types.slice(0, 3).map(({ id }) => id).join(', ')}${types.length > 3 ? ', …' : ''}.`)
  const near = [...new Set([...nearest(name, rows.map(({ id }) => id)), ...nearest(name, [...new Set(rows.map(({ instanceType }) => instanceType))])])].slice(0, 3)
  throw usageError(`There is no instance '${name}'.`, `${near.length ? `Nearest: ${near.join(', ')}. ` : ''}\`groundspeed catalog instances\` lists them; \`groundspeed catalog add\` takes one of your own.`)
}

/** Every row that a name means, GPUs first. @throws UserError usage with the nearest names */
export function rowsNamed(rows: CatalogRows, name: string): FoundRow[] {
  const wanted = name.trim().toLowerCase()
  const found: FoundRow[] = []
  const put = (what: string, row: { id: string; source: string } | null) => row && found.push({ what, row: row as FoundRow['row'] })
  const gpu = matchGpu(rows.gpus(), name)
  put('GPU', gpu.ok ? gpu.gpu : null)
  for (const row of rows.cloudInstances()) if ([row.id, row.instanceType].some((each) => each.toLowerCase() === wanted)) put('instance', row)
  const model = matchModel(rows.models(), name)
  put('model', model.ok ? model.model : null)
  const cpu = matchCpu(rows.cpus(), name)
  put('processor', cpu.ok ? cpu.cpu : null)
  put('component', rows.components().find(({ id }) => id.toLowerCase() === wanted) ?? null)
  put('electricity price', rows.electricity().find((row) => [row.id, row.name, row.iso2].some((each) => each?.toLowerCase() === wanted)) ?? null)
  put('region', [...rows.gridCarbon().zones, ...rows.gridCarbon().cloudRegions].find(({ id }) => id.toLowerCase() === wanted) ?? null)
  if (found.length > 0) return found
  const instances = nearest(name, [...new Set(rows.cloudInstances().map(({ instanceType }) => instanceType))])
  const near = [...(instances[0] ? [instances[0]] : []), ...(gpu.ok ? [] : gpu.nearest), ...(model.ok ? [] : model.nearest)].slice(0, 3)
  throw usageError(`There is nothing named '${name}' in the catalog.`, `Nearest: ${near.join(', ')}.`)
}
