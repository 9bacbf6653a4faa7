import { appleBin } from './apple-bins'
import { gpuIndex, looseKey, nearestGpus, type GpuIndex } from './gpu-index'
import { gpuWords, insideBrackets, keyOf, type GpuWords } from './gpu-words'
import { type GpuRow } from './schema'

export type GpuMatch =
  | { ok: true; gpu: GpuRow }
  /** Never a guess: the variants that the name could mean, and the names most like it; three. */
  | { ok: false; because: 'unknown' | 'ambiguous'; nearest: string[] }

/** The driver reports a little less or more than the marketed number: 24564 MiB of 24 GB, 143771 MiB of 141 GB. */
const memoryTolerance = 0.12

const fits = (gpu: GpuRow, memoryGiB: number): boolean =>
  [gpu.memoryGiB, ...(gpu.memoryOptionsGiB ?? [])].some((size) => Math.abs(memoryGiB / size - 1) <= memoryTolerance)

/** Several: the name means each of them. */
type Found = { gpu: GpuRow } | { several: readonly GpuRow[]; because: 'unknown' | 'ambiguous' }

function pick(candidates: readonly GpuRow[], memory: number | null): Found | null {
  if (candidates.length === 0) return null
  const fitting = memory === null ? candidates : candidates.filter((gpu) => fits(gpu, memory))
  if (fitting.length === 1) return { gpu: fitting[0]! }
  return fitting.length ? { several: fitting, because: 'ambiguous' } : { several: candidates, because: 'unknown' }
}

function find(index: GpuIndex, asked: GpuWords, memory: number | null, driverMemory: number | null): Found | null {
  // A card has one maker, and every family word that is said is one of its own: "GTX 3090" and "Intel RTX 3090" are no cards.
  const agrees = (gpu: GpuRow) => [...asked.makers].every((maker) => maker === gpu.vendor) && asked.bound.every((word) => index.bound.get(gpu)!.has(word))
  const rows = (set: ReadonlySet<GpuRow> | undefined) => [...(set ?? [])].filter(agrees)
  // "Arc" is a family; "Intel(R) Arc(TM) Graphics" is what a driver calls one part of it.
  if (asked.familyAlone) return null
  const key = keyOf(asked.list)
  const inOrder = rows(index.inOrder.get(asked.list.join(' ')))
  const own = inOrder.length === 1 ? inOrder : rows(index.key.get(key))
  const sharers = rows(index.shared.get(key))
  // The name belongs to one row, and no other row shares it, or memory speaks for it.
  if (own.length === 1 && (sharers.length === 0 || driverMemory === null || fits(own[0]!, driverMemory))) return { gpu: own[0]! }
  const bare = rows(index.key.get(keyOf(asked.bare)))
  // The row that has the name without its memory, where that is its memory: "GTX 1070 8GB" is no laptop's.
  if (bare.length === 1 && memory !== null && fits(bare[0]!, memory)) return { gpu: bare[0]! }
  return pick([...new Set([...own, ...sharers, ...rows(index.withoutMemory.get(keyOf(asked.bare)))])], memory) ?? findLoose(index, asked, memory, rows)
}

/** By the number of the part, with family words left out: "3090", "4090 laptop", "W7900". */
function findLoose(index: GpuIndex, asked: GpuWords, memory: number | null, rows: (set: ReadonlySet<GpuRow> | undefined) => GpuRow[]): Found | null {
  const loose = looseKey(asked.bare)
  // A bare number is a model number; a word or a digit alone is no name.
  if (loose.length < 2 || !/\d/.test(loose)) return null
  const has = (gpu: GpuRow, word: string) => index.bound.get(gpu)!.has(word)
  // A Quadro 6000 is ten years older than a Quadro RTX 6000.
  const saidRtx = !asked.bound.includes('quadro') || asked.bound.includes('rtx')
  const candidates = rows(index.loose.get(loose)).filter((gpu) => saidRtx || !has(gpu, 'rtx'))
  const usual = candidates.filter((gpu) => index.usual.get(loose)?.has(gpu))
  const found = usual.length === 1 && (memory === null || fits(usual[0]!, memory)) ? { gpu: usual[0]! } : pick(candidates, memory)
  // "Ada" may be left out where memory decides, never as the only reading: "RTX 6000", "RTX 2000".
  const unsaid = found && 'gpu' in found && has(found.gpu, 'ada') && !asked.bound.includes('ada') && memory === null
  return unsaid ? { several: [found.gpu], because: 'unknown' } : found
}

/** "a100 80": a small number that is part of no name is the memory. */
function withBareMemory(asked: GpuWords): GpuWords | null {
  const bare = asked.list.filter((word) => /^\d{1,3}$/.test(word))
  if (bare.length !== 1 || asked.memoryGiB !== null || asked.cores !== null) return null
  const list = asked.list.filter((word) => word !== bare[0])
  return list.length === 0 ? null : { ...asked, list: [...list, `${bare[0]}gb`], bare: list, memoryGiB: Number(bare[0]) }
}

/** The row, or what it could be. */
function search(gpus: readonly GpuRow[], name: string, memoryGiB: number | null): Found {
  const index = gpuIndex(gpus)
  const asked = gpuWords(name)
  const nothing: Found = { several: [], because: 'unknown' }
  if (asked.list.length === 0) return nothing
  const said = find(index, asked, memoryGiB ?? asked.memoryGiB, memoryGiB)
  if (said && 'gpu' in said) return said
  const apple = asked.cores === null || (asked.makers.size > 0 && !asked.makers.has('Apple')) ? null : appleBin(gpus, asked.list, asked.cores)
  if (apple) return apple
  for (const other of [insideBrackets(name), withBareMemory(asked)]) {
    if (other === null) continue
    const words = typeof other === 'string' ? { ...gpuWords(other), makers: asked.makers } : other
    const found = find(index, words, memoryGiB ?? words.memoryGiB, memoryGiB)
    if (found && 'gpu' in found) return found
  }
  return said ?? nothing
}

/** As `matchGpu`, for who needs no names where there is none: a tenth of the time. */
export function gpuNamed(gpus: readonly GpuRow[], name: string, memoryGiB: number | null = null): GpuRow | null {
  const found = search(gpus, name, memoryGiB)
  return 'gpu' in found ? found.gpu : null
}

/**
 * The catalog row that a name means, as a person, a driver, lspci or a cloud would write it. Variants that share a name
 * are told apart by memory, from the name ("A100 80GB", "a100 80") or from the driver. Laptop and Max-Q parts never
 * stand for desktop ones. An Apple chip with fewer GPU cores is derived from the full one.
 * @param memoryGiB what the driver reports, where known
 */
export function matchGpu(gpus: readonly GpuRow[], name: string, memoryGiB: number | null = null): GpuMatch {
  const found = search(gpus, name, memoryGiB)
  if ('gpu' in found) return { ok: true, gpu: found.gpu }
  return { ok: false, because: found.because, nearest: nearestGpus(gpuIndex(gpus), gpuWords(name).list, found.several.map((gpu) => gpu.name)) }
}
