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

/** The catalog row of a processor as /proc/cpuinfo, the system or a person names it; else the three nearest names. Never a guess. */
export function matchCpu(cpus: readonly CpuRow[], name: string): CpuMatch {
  const asked = words(name)
  const found = cpus.filter((cpu) => [cpu.name, ...cpu.aliases].some((each) => means(asked, words(each))))
  if (found.length === 1) return { ok: true, cpu: found[0]! }
  const text = asked.join(' ')
  const near = [...(found.length ? found : cpus)].map((cpu) => ({ name: cpu.name, edits: editDistance(text, words(cpu.name).filter((word) => telling(word) || asked.includes(word)).join(' ')) }))
  return { ok: false, nearest: near.sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1)).slice(0, 3).map((each) => each.name) }
}
