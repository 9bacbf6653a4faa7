import { editDistance } from '../text/nearest'
import { type GpuRow } from './schema'

export type GpuMatch =
  | { ok: true; gpu: GpuRow }
  /** Never a guess: the names most like the one asked for, or the variants it could mean. */
  | { ok: false; because: 'unknown' | 'ambiguous'; nearest: string[] }

/** Words that do not tell parts apart. */
const fluff = new Set(['nvidia', 'geforce', 'amd', 'intel', 'r', 'tm', 'tesla', 'corporation', 'graphics', 'gpu', 'generation', 'hbm2', 'hbm2e', 'hbm3', 'hbm3e'])
/** Words that people leave out. */
const family = new Set(['rtx', 'gtx', 'rx', 'radeon', 'quadro', 'arc', 'apple', 'instinct'])
const sameWord: Record<string, string> = { mobile: 'laptop', sxm2: 'sxm', sxm3: 'sxm', sxm4: 'sxm', sxm5: 'sxm' }
/** The driver reports a little less or more than the marketed number: 24564 MiB of 24 GB, 143771 MiB of 141 GB. */
const memoryTolerance = 0.12

function words(text: string): string[] {
  const parts = text
    .toLowerCase()
    .replace(/(\d+)\s*(?:gib|gb|g)\b/g, ' $1gb ')
    .replace(/max-q/g, ' maxq ')
    .replace(/\b(rtx|gtx|rx)(\d)/g, '$1 $2')
    .split(/[^a-z0-9]+/)
    .filter((word) => word && !fluff.has(word))
  return parts.map((word) => sameWord[word] ?? word)
}

const isMemory = (word: string): boolean => /^\d+gb$/.test(word)
const keyOf = (list: readonly string[]): string => [...new Set(list)].sort().join(' ')

interface Index {
  exact: Map<string, Set<GpuRow>>
  key: Map<string, Set<GpuRow>>
  shared: Map<string, Set<GpuRow>>
  withoutMemory: Map<string, Set<GpuRow>>
  loose: Map<string, Set<GpuRow>>
  spelled: { name: string; text: string }[]
}

const indexes = new WeakMap<readonly GpuRow[], Index>()

function indexOf(gpus: readonly GpuRow[]): Index {
  const ready = indexes.get(gpus)
  if (ready) return ready
  const index: Index = { exact: new Map(), key: new Map(), shared: new Map(), withoutMemory: new Map(), loose: new Map(), spelled: gpus.map((gpu) => ({ name: gpu.name, text: words(gpu.name).join(' ') })) }
  const put = (map: Map<string, Set<GpuRow>>, key: string, gpu: GpuRow) => map.set(key, (map.get(key) ?? new Set()).add(gpu))
  for (const gpu of gpus) {
    for (const name of [gpu.name, gpu.id, ...gpu.aliases]) {
      const list = words(name)
      const bare = list.filter((word) => !isMemory(word))
      put(index.exact, name.toLowerCase(), gpu)
      put(index.key, keyOf(list), gpu)
      put(index.withoutMemory, keyOf(bare), gpu)
      put(index.loose, keyOf(bare.filter((word) => !family.has(word))), gpu)
    }
    for (const name of gpu.ambiguousAliases) {
      put(index.shared, keyOf(words(name)), gpu)
      put(index.withoutMemory, keyOf(words(name).filter((word) => !isMemory(word))), gpu)
    }
  }
  indexes.set(gpus, index)
  return index
}

const fits = (gpu: GpuRow, memoryGiB: number): boolean =>
  [gpu.memoryGiB, ...(gpu.memoryOptionsGiB ?? [])].some((size) => Math.abs(memoryGiB / size - 1) <= memoryTolerance)

/**
 * The catalog row that a name means, as a person or a driver would write it. Variants that share a name are told apart
 * by memory, from the name ("A100 80GB") or from the driver. Laptop and desktop parts never stand for each other.
 * @param memoryGiB what the driver reports, where known
 */
export function matchGpu(gpus: readonly GpuRow[], name: string, memoryGiB: number | null = null): GpuMatch {
  const index = indexOf(gpus)
  const list = words(name.slice(0, 200))
  const named = list.find(isMemory)
  const memory = memoryGiB ?? (named ? Number.parseInt(named, 10) : null)
  const bare = keyOf(list.filter((word) => !isMemory(word)))
  const key = keyOf(list)

  const own = index.exact.get(name.trim().toLowerCase()) ?? index.key.get(key)
  const sharers = index.shared.get(key)
  // The name belongs to one row, and no other row shares it, or memory speaks for it.
  if (own?.size === 1 && (!sharers || memoryGiB === null || fits([...own][0]!, memoryGiB))) return { ok: true, gpu: [...own][0]! }

  const candidates = [...new Set([...(own ?? []), ...(sharers ?? []), ...(index.withoutMemory.get(bare) ?? [])])]
  const chosen = pick(candidates, memory)
  if (chosen) return chosen
  const looseKey = keyOf(list.filter((word) => !isMemory(word) && !family.has(word)))
  // A bare number is a model number ("3090"); a bare letter or nothing is no name.
  const loose = looseKey.length >= 2 ? pick([...(index.loose.get(looseKey) ?? [])], memory) : null
  return loose ?? { ok: false, because: 'unknown', nearest: closest(index, list.join(' ')) }
}

/** The three names with the fewest edits, however many those are: an answer must always show where to look. */
function closest(index: Index, asked: string): string[] {
  return index.spelled
    .map(({ name, text }) => ({ name, edits: editDistance(asked, text) }))
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
}

function pick(candidates: readonly GpuRow[], memory: number | null): GpuMatch | null {
  if (candidates.length === 0) return null
  const fitting = memory === null ? candidates : candidates.filter((gpu) => fits(gpu, memory))
  if (fitting.length === 1) return { ok: true, gpu: fitting[0]! }
  const names = (fitting.length ? fitting : candidates).slice(0, 3).map((gpu) => gpu.name)
  return { ok: false, because: fitting.length ? 'ambiguous' : 'unknown', nearest: names }
}
