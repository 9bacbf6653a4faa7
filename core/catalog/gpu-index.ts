import { editDistance } from '../text/nearest'
import { binding, familyWords, gpuWords, keyOf } from './gpu-words'
import { type GpuRow } from './schema'

type Rows = Map<string, Set<GpuRow>>

/** Every name of every row, by what is left of it when less and less of it has to be said. */
export interface GpuIndex {
  /** All words as they follow one another: where memory stands tells two laptop parts apart. */
  readonly inOrder: Rows
  /** All words. */
  readonly key: Rows
  /** Names that variants share, all words. */
  readonly shared: Rows
  readonly withoutMemory: Rows
  /** Without the words that people leave out. */
  readonly loose: Rows
  /** The same, of the names that say no memory: the usual variant of several. */
  readonly usual: Rows
  /** Words that a row has somewhere: what is said of it must be among them. */
  readonly bound: ReadonlyMap<GpuRow, ReadonlySet<string>>
  readonly spelled: readonly { name: string; words: readonly string[] }[]
}

const indexes = new WeakMap<readonly GpuRow[], GpuIndex>()

/** The number of the part, without what people leave out: "rtx 3090" -> "3090", "radeon pro w7900" -> "w7900". */
export function looseKey(bare: readonly string[]): string {
  const workstation = bare.some((word) => /^w\d{4}$/.test(word))
  return keyOf(bare.filter((word) => !familyWords.has(word) && word !== 'ada' && !(workstation && word === 'pro')))
}

/** Built once for a list. */
export function gpuIndex(gpus: readonly GpuRow[]): GpuIndex {
  const ready = indexes.get(gpus)
  if (ready) return ready
  const bound = new Map<GpuRow, Set<string>>()
  const index: GpuIndex = { inOrder: new Map(), key: new Map(), shared: new Map(), withoutMemory: new Map(), loose: new Map(), usual: new Map(), bound, spelled: gpus.map((gpu) => ({ name: gpu.name, words: gpuWords(gpu.name).list })) }
  const put = (map: Rows, key: string, gpu: GpuRow) => map.set(key, (map.get(key) ?? new Set()).add(gpu))
  for (const gpu of gpus) {
    const said = new Set<string>()
    for (const [name, own] of [...[gpu.name, gpu.id, ...gpu.aliases].map((each) => [each, true] as const), ...gpu.ambiguousAliases.map((each) => [each, false] as const)]) {
      const words = gpuWords(name)
      for (const word of words.bound) if (binding.has(word)) said.add(word)
      put(own ? index.key : index.shared, keyOf(words.list), gpu)
      put(index.withoutMemory, keyOf(words.bare), gpu)
      if (own) put(index.loose, looseKey(words.bare), gpu)
      if (own && words.memoryGiB === null) put(index.usual, looseKey(words.bare), gpu)
      if (own) put(index.inOrder, words.list.join(' '), gpu)
    }
    bound.set(gpu, said)
  }
  indexes.set(gpus, index)
  return index
}

/** The three names most like what was asked: those that share its words first, then those with the fewest edits. Always three. */
export function nearestGpus(index: GpuIndex, asked: readonly string[], first: readonly string[] = []): string[] {
  const text = asked.join(' ').slice(0, 80)
  const near = index.spelled
    .map(({ name, words }) => ({ name, far: editDistance(text, words.join(' ')) - 4 * words.filter((word) => /\d/.test(word) && asked.includes(word)).length }))
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
  return [...new Set([...first, ...near.map(({ name }) => name)])].slice(0, 3)
}
