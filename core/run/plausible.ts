import { resultValue } from '../benchmark/definition'
import { type RunFile } from './schema'

/** No sample is shorter than a clock step or longer than a day, and no machine does 1e21 of anything per second. */
const limits = { shortestSeconds: 1e-9, longestSeconds: 86_400, largestValue: 1e21, smallestValue: 1e-12 } as const

const launchesIn = (outcome: RunFile['benchmarks'][number]['outcome']) => ('launches' in outcome ? outcome.launches : [])

/**
 * What a well-formed run file says that cannot have happened, or null. The schema sees fields one by one; a file from
 * elsewhere may still hold a sample of 5e-324 s, from which a rate becomes Infinity.
 */
export function implausible(run: RunFile): string | null {
  const seen = new Set<string>()
  for (const record of run.benchmarks) {
    if (seen.has(record.id)) return `benchmark '${record.id}' stands twice`
    seen.add(record.id)
    for (const { samples, iterations, points = [] } of launchesIn(record.outcome)) {
      const timed = [{ work: record.work, samples }, ...points].flatMap((each) => each.samples.map((seconds) => ({ work: each.work, seconds })))
      for (const { work, seconds } of timed) {
        const value = resultValue(record, work, iterations, seconds)
        const inTime = seconds >= limits.shortestSeconds && seconds <= limits.longestSeconds
        if (!inTime || !(value >= limits.smallestValue && value <= limits.largestValue)) return `${record.id}: a sample of ${seconds} s cannot be`
      }
    }
  }
  return null
}
