import { type CpuRow } from './schema'

/** "Intel(R) Core(TM) i9-13900K CPU @ 3.00GHz" and "13th Gen Intel Core i9-13900K" are one name. */
const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\((r|tm)\)/g, ' ')
    .replace(/@.*|\bcpu\b|\bprocessor\b|\d+(st|nd|rd|th) gen\b|\d+-core\b|\bwith .*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** The catalog row of a processor as /proc/cpuinfo or the system names it; null when it is not there. Never a guess. */
export function matchCpu(cpus: readonly CpuRow[], model: string): CpuRow | null {
  const wanted = bare(model.slice(0, 200))
  return cpus.find((cpu) => [cpu.name, ...cpu.aliases].some((name) => bare(name) === wanted)) ?? null
}
