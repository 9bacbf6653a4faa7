import { type GpuRow } from './schema'

/** Words that do not tell parts apart: makers, memory types, and what drivers, shops and lspci put around a name. */
const fluff = new Set(
  `nvidia geforce tesla amd ati intel corporation inc r tm c graphics gpu gpus generation edition design with tensor core cores accelerator oam
  hbm hbm2 hbm2e hbm3 hbm3e gddr5 gddr5x gddr6 gddr6x gddr7 gen3 gen4 gen5 video card adapter desktop founders fe series lhr
  asus evga msi gigabyte zotac pny palit gainward sapphire xfx powercolor`.split(/\s+/),
)
/** Words that people leave out; a wrong one is still wrong ("GTX 3090"). */
export const familyWords: ReadonlySet<string> = new Set(['rtx', 'gtx', 'rx', 'radeon', 'quadro', 'arc', 'apple', 'instinct'])
/** Words that the row must have too when they are said, though they decide nothing when they are not. */
export const binding: ReadonlySet<string> = new Set([...familyWords, 'geforce', 'ada'])

const makers: Readonly<Record<string, GpuRow['vendor']>> = {
  nvidia: 'NVIDIA', geforce: 'NVIDIA', quadro: 'NVIDIA', tesla: 'NVIDIA', rtx: 'NVIDIA', gtx: 'NVIDIA',
  amd: 'AMD', ati: 'AMD', radeon: 'AMD', instinct: 'AMD', rx: 'AMD', intel: 'Intel', arc: 'Intel', apple: 'Apple',
} // prettier-ignore
const sameWord: Readonly<Record<string, string>> = { mobile: 'laptop', notebook: 'laptop', sxm2: 'sxm', sxm3: 'sxm', sxm4: 'sxm', sxm5: 'sxm' }

export interface GpuWords {
  /** All that tells parts apart, in order; memory as "24gb". */
  readonly list: readonly string[]
  /** Without the memory. */
  readonly bare: readonly string[]
  readonly memoryGiB: number | null
  /** Makers that the words speak of; two never make one card. */
  readonly makers: ReadonlySet<GpuRow['vendor']>
  /** Words of `binding` that were said. */
  readonly bound: readonly string[]
  /** Nothing but words like "Arc" or "Radeon". */
  readonly familyAlone: boolean
  /** "30-core": how many GPU cores are named; null where none are. */
  readonly cores: number | null
}

export const isMemory = (word: string): boolean => /^\d+gb$/.test(word)
/** Order and repetition tell nothing. */
export const keyOf = (list: readonly string[]): string => [...new Set(list)].sort().join(' ')

/** What lspci prints around a name: the slot, the class, the ids and the revision. */
const lspciFrame = /^(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]\s+|\b(?:vga compatible|3d|display) controller(?: \[[0-9a-f]{4}\])?:|\[[0-9a-f]{4}:[0-9a-f]{4}\]|\(rev [0-9a-f]{2}\)|advanced micro devices, inc\./g

/** A name in lower case, its words apart and spelled one way: "RTX4070TiSuper", "Max-Q", "24564MiB", "MI 300X". */
function spelledOut(name: string): string {
  return name
    .slice(0, 200)
    .toLowerCase()
    .replace(lspciFrame, ' ')
    .replace(/[_\u2010-\u2015\u2122\u00ae]/g, ' ')
    .replace(/lite hash rate|\brev\W+\w{1,2}\b|\d+\W*cores?\W+cpu\b/g, ' ')
    .replace(/(?<![a-z\d])(\d+)\s*mi?b\b/g, (_, mib: string) => ` ${Math.round(Number(mib) / 1024)}gb `)
    .replace(/(?<![a-z\d])(\d+)\W*(?:gib|gb|g)\b/g, ' $1gb ')
    .replace(/\bmax\W*q\b/g, ' maxq ')
    .replace(/\b(rtx|gtx|rx)(?=[a-z]?\d)/g, '$1 ')
    .replace(/\b(mi)\s(?=\d)/g, '$1')
    .replace(/(\d{3,4})(ti|super|xtx|xt|gre|ada|d|laptop|mobile)(?=super\b|\b)/g, '$1 $2 ')
}

/** The words of a name as a person, a driver, lspci or a cloud writes it. */
export function gpuWords(name: string): GpuWords {
  const text = spelledOut(name)
  const said = text.split(/[^a-z0-9]+/).filter(Boolean)
  const list = said.filter((word) => !fluff.has(word)).map((word) => sameWord[word] ?? word)
  const memory = list.find(isMemory)
  const cores = /\b(\d+)\W*cores?\b/.exec(text)?.[1]
  return {
    list,
    bare: list.filter((word) => !isMemory(word)),
    memoryGiB: memory === undefined ? null : Number.parseInt(memory, 10),
    makers: new Set(said.flatMap((word) => makers[word] ?? [])),
    bound: said.filter((word) => binding.has(word)),
    familyAlone: list.every((word) => familyWords.has(word)) && !said.includes('graphics'),
    cores: cores === undefined ? null : Number(cores),
  }
}

/** "GA102 [GeForce RTX 3090]" -> "GeForce RTX 3090": the card in the brackets of a chip; null where it is none or several. */
export function insideBrackets(name: string): string | null {
  const found = /\b(?:g[a-z]|ad|tu)\d{3}(\w*)[^[\]]*\[([^[\]/]+)\]/i.exec(name.slice(0, 200))
  if (!found) return null
  // The chip of a laptop ends in M: a name that does not say so too is not enough.
  return /m$/i.test(found[1]!) && !/laptop|mobile|max-q/i.test(found[2]!) ? null : found[2]!
}
