import { measuredParts, significant, withUnit } from '../units'
import { resultUnits, type ResultUnit } from '../benchmark/definition'
import { type EntryValue, type TeamEntry } from './entry'
import { type Fleet, type FleetMachine } from './fleet'
import { trustWords } from './trust'

const isUnit = (unit: string): unit is ResultUnit => (resultUnits as readonly string[]).includes(unit)

/** What a machine is known by where it has no score, in this order. */
export const headlines = ['matmul-fp32', 'matmul-bf16', 'triad'] as const

export const headlineOf = ({ values }: TeamEntry): EntryValue | null => headlines.map((id) => values.find((each) => each.id === id)).find((each) => each !== undefined) ?? values[0] ?? null

/** "82.6 TFLOP/s"; a unit of a newer version stands as it was written. */
export const valueText = ({ value, unit, low, high }: EntryValue): string => (isUnit(unit) ? withUnit(measuredParts(value, unit, low !== null && high !== null ? { low, high } : null)) : `${significant(value)} ${unit}`)

export interface TeamRow {
  readonly id: string
  readonly machine: string
  readonly machineId: string
  readonly gpu: string
  readonly cpu: string
  readonly description: string
  readonly date: string
  /** First 12 digits of the latest result's SHA-256: what `withdraw` takes. */
  readonly result: string
  /** "1230", or empty where a part is missing. */
  readonly score: string
  readonly value: string
  readonly benchmark: string
  readonly trust: FleetMachine['latest']['trust']
  readonly trustText: string
  readonly validity: TeamEntry['validity']
  readonly doubts: string
  readonly results: number
  readonly self: boolean
}

export function teamRow({ id, machineId, name, latest, results }: FleetMachine, self: string | null): TeamRow {
  const { entry, trust, doubts } = latest
  const headline = headlineOf(entry)
  return {
    id,
    machine: name,
    machineId,
    gpu: entry.gpu,
    cpu: entry.cpu,
    description: entry.description,
    date: entry.startedAt.slice(0, 10),
    result: entry.sha256.slice(0, 12),
    score: entry.score === null ? '' : significant(entry.score),
    value: headline ? valueText(headline) : '',
    benchmark: headline?.id ?? '',
    trust,
    trustText: trustWords[trust].short,
    validity: entry.validity,
    doubts: doubts.join('; '),
    results: results.length,
    self: machineId === self && trust === 'verified',
  }
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** The first line of every list: how many machines, and what is the matter. */
export function fleetSentence(fleet: Fleet, team: string, problems: readonly { state: string }[]): string {
  if (fleet.results === 0) return `${team} has no results yet.`
  const doubtful = fleet.machines.filter(({ latest }) => latest.trust !== 'verified').length
  const said = [
    `${team} has ${count(fleet.results, 'result')} of ${count(fleet.machines.length, 'machine')}.`,
    ...(doubtful > 0 ? [`${count(doubtful, 'machine')} cannot be verified and ${doubtful === 1 ? 'does' : 'do'} not count.`] : []),
  ]
  const named: [string, string][] = [['newer', 'needs a newer version of Groundspeed'], ['altered', 'is incomplete or altered'], ['quarantined', 'is incomplete or altered'], ['online-only', 'is online only'], ['malformed', 'is no result'], ['pending', 'is still on its way']]
  for (const [state, words] of named) {
    const n = problems.filter((problem) => problem.state === state).length
    if (n > 0) said.push(`${count(n, 'file')} ${n === 1 ? words : words.replace(/^needs/, 'need').replace(/^is/, 'are').replace('are no result', 'are no results')}.`)
  }
  return said.join(' ')
}
