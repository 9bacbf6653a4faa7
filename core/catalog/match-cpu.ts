import { editDistance } from '../text/nearest'
import { type CpuRow } from './schema'

export type CpuMatch = { ok: true; cpu: CpuRow } | { ok: false; nearest: string[] }

/** "Intel(R) Core(TM) i9-13900K CPU @ 3.00GHz" and "13th Gen Intel Core i9-13900K" hold the same words. */
const words = (name: string): string[] =>
  name
    .slice(0, 200)
    .toLowerCase()
    .replace(/\((r|tm)\)|[\u2122\u00ae]/g, ' ')
    .replace(/@.*|\bcpu\b|\bprocessors?\b|\d+(st|nd|rd|th)\s+gen(eration)?\b|\d+-cores?\b|\bwith .*|\bextreme\s+edition\b/g, ' ')
    .split(/[^a-z0-9+]+/)
    .filter(Boolean)

/** What no name may leave out: the number of the part, and its generation where that is a word of its own ("v4"). */
const telling = (word: string): boolean => /\d{3}/.test(word) || /^v\d$/.test(word)

/** Every word that was said is one of the row's, and none that tells parts apart was left out: "5950X", "Ryzen 9 5950X". */
const means = (asked: readonly string[], own: readonly string[]): boolean => asked.some(telling) && asked.every((word) => own.includes(word)) && own.every((word) => !telling(word) || asked.includes(word))

/** Each row's names in words, made once for a list: a team folder asks for one processor thousands of times. */
const indexes = new WeakMap<readonly CpuRow[], readonly { readonly cpu: CpuRow; readonly names: readonly (readonly string[])[] }[]>()

function indexOf(cpus: readonly CpuRow[]) {
  const ready = indexes.get(cpus)
  if (ready) return ready
  const index = cpus.map((cpu) => ({ cpu, names: [cpu.name, ...cpu.aliases].map(words) }))
  indexes.set(cpus, index)
  return index
}

const allMeant = (cpus: readonly CpuRow[], asked: readonly string[]): CpuRow[] => indexOf(cpus).flatMap(({ cpu, names }) => (names.some((own) => means(asked, own)) ? [cpu] : []))

/** As `matchCpu`, for who needs no names where there is none: a small part of the time. */
export function cpuNamed(cpus: readonly CpuRow[], name: string): CpuRow | null {
  const found = allMeant(cpus, words(name))
  return found.length === 1 ? found[0]! : null
}

/** The catalog row of a processor as /proc/cpuinfo, the system or a person names it; else the three nearest names. Never a guess. */
export function matchCpu(cpus: readonly CpuRow[], name: string): CpuMatch {
  const asked = words(name)
  const found = allMeant(cpus, asked)
  if (found.length === 1) return { ok: true, cpu: found[0]! }
  const text = asked.join(' ')
  const near = [...(found.length ? found : cpus)].map((cpu) => ({ name: cpu.name, edits: editDistance(text, words(cpu.name).filter((word) => telling(word) || asked.includes(word)).join(' ')) }))
  return { ok: false, nearest: near.sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1)).slice(0, 3).map((each) => each.name) }
}
