import { type RunFile } from '../run/schema'
import { summarizeRun } from '../run/summary'
import { type TeamCrypto } from './crypto'
import { withoutPersons, type PersonalText } from './personal'
import { type TeamMetric } from './schema'
import { workloadOf } from './workload'

export interface Publisher {
  /** The folder's UUID. */
  readonly folder: string
  readonly machine: { readonly id: string; readonly name: string; readonly key: string }
  readonly version: string
}

/** JSON in one line with keys in order and an LF at its end: the same value always gives the same bytes. */
export function printSorted(value: unknown): string {
  const sorted = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(sorted)
    if (each === null || typeof each !== 'object') return each
    return Object.fromEntries(Object.keys(each).sort().map((key) => [key, sorted((each as Record<string, unknown>)[key])]))
  }
  return `${JSON.stringify(sorted(value))}\n`
}

/** Six digits say more than any launch can repeat, and keep whole numbers within what JSON carries. */
const rounded = (value: number): number => Number(value.toPrecision(6))

/**
 * The payload that a run becomes in this folder. Nothing in it depends on when it is made, so the same run is published
 * once, however often it is asked for.
 */
export function preparePayload(run: RunFile, { folder, machine, version }: Publisher, known: readonly PersonalText[], crypto: Pick<TeamCrypto, 'sha256'>): string {
  const shared = withoutPersons(run, known)
  const metrics = summarizeRun(shared).measured.map(({ id, unit, better, value }): TeamMetric => {
    const record = shared.benchmarks.find((each) => each.id === id)!
    return { id, unit, better, workload: workloadOf(record, crypto), value: rounded(value) }
  })
  return printSorted({ schema: { name: 'groundspeed.team-result', major: 1, minor: 0 }, producer: { app: 'groundspeed', version }, folder, machine, startedAt: run.startedAt, metrics, run: shared })
}
