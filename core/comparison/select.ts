import { matchGpu } from '../catalog/match-gpu'
import { type CloudRow, type GpuRow } from '../catalog/schema'
import { usageError } from '../errors/user-error'
import { nearest } from '../text/nearest'

/** GPUs that people rent, from small to large: the default view shows each provider's cheapest instance with one. */
const popular = ['t4', 'l4', 'a10g', 'rtx-4090', 'a100-sxm4-40gb', 'a100-sxm4-80gb', 'h100-sxm', 'h200-sxm']
/** Rows of the default view. */
const most = 12

const price = (row: CloudRow): number => row.onDemandUsdPerHour ?? Infinity

/** A short list: for each popular GPU the cheapest single-GPU instance of the providers that have it, at most two each. */
export function defaultInstances(rows: readonly CloudRow[]): CloudRow[] {
  const chosen = popular.flatMap((gpuId) => {
    const best = new Map<string, CloudRow>()
    for (const row of rows) {
      if (row.gpuId !== gpuId || row.gpuCount !== 1 || row.onDemandUsdPerHour === null) continue
      const held = best.get(row.provider)
      if (!held || price(row) < price(held)) best.set(row.provider, row)
    }
    return [...best.values()].sort((a, b) => price(a) - price(b)).slice(0, 2)
  })
  // At least three providers, whatever the cheapest ones are.
  for (const provider of new Set(rows.map((row) => row.provider))) {
    if (new Set(chosen.map((row) => row.provider)).size >= 3) break
    if (!chosen.some((row) => row.provider === provider)) chosen.push(...rows.filter((row) => row.provider === provider && row.gpuId !== null && row.onDemandUsdPerHour !== null).slice(0, 1))
  }
  return chosen.slice(0, most)
}

/** Instances by id, type, GPU or provider. @throws UserError usage with the nearest names */
export function namedInstances(rows: readonly CloudRow[], gpus: readonly GpuRow[], names: readonly string[]): CloudRow[] {
  return names.flatMap((name) => {
    const wanted = name.toLowerCase()
    const direct = rows.filter((row) => [row.id, row.instanceType, row.provider].some((each) => each.toLowerCase() === wanted))
    if (direct.length > 0) return cheapestPerType(direct)
    const gpu = matchGpu(gpus, name)
    const withGpu = gpu.ok ? rows.filter((row) => row.gpuId === gpu.gpu.id) : []
    if (withGpu.length > 0) return cheapestPerType(withGpu)
    // A family's name alone ("p4d") is near as well: types are long beside what people type.
    const types = [...new Set(rows.map((row) => row.instanceType))]
    const near = [...new Set([...nearest(name, types), ...nearest(name, types.map((type) => type.split('.')[0]!))])].slice(0, 3)
    throw usageError(`There is no instance '${name}'.`, near.length ? `Nearest: ${near.join(', ')}.` : 'Name an instance type (p4d.24xlarge), a GPU (H100) or a provider (aws).')
  })
}

/** One region each, the cheapest: the others differ in price alone. */
function cheapestPerType(rows: readonly CloudRow[]): CloudRow[] {
  const best = new Map<string, CloudRow>()
  for (const row of rows) {
    const key = `${row.provider}:${row.instanceType}`
    const held = best.get(key)
    if (!held || price(row) < price(held)) best.set(key, row)
  }
  return [...best.values()]
}
