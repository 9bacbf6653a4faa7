import { type RunFile } from '../../core/run/schema'
import { type Workload } from '../../core/workload/schema'
import { type Membership, type TeamTools } from '../../services/team/membership'
import { type CliContext } from '../command'

export interface TeamInput {
  readonly args: readonly string[]
  readonly json: boolean
  readonly yes: boolean
  readonly preview: boolean
  readonly fresh: boolean
  readonly republish: boolean
  readonly undo: boolean
  /** The table for a spreadsheet. */
  readonly csv: boolean
  readonly name: string | null
  readonly team: string | null
  readonly why: string | null
  /** What list puts the fleet together by. */
  readonly by: string | null
  /** What plan goes by where it is not the usual. */
  readonly hoursPerWeek: number | null
  readonly usdPerKwh: number | null
  /** The work that was named, or the current one. @throws UserError usage with the nearest names */
  readonly workload: () => Promise<Workload>
  /** The start of a key's fingerprint. */
  readonly key: string | null
  readonly context: CliContext
  readonly tools: TeamTools
  /** @throws UserError usage when no folder was joined */
  readonly member: () => Promise<Membership>
  readonly load: (reference?: string) => RunFile
}

/** One of `groundspeed team`'s actions: a file and a line in `cli/commands/team.ts`. */
export interface TeamAction {
  readonly name: string
  readonly usage: string
  readonly help: string
  /** Fewest and most arguments after the name. */
  readonly takes: readonly [number, number]
  run(input: TeamInput): Promise<number>
}

export const asJson = (name: string, value: object): string => `${JSON.stringify({ schema: { name: `groundspeed.${name}`, major: 1, minor: 0 }, ...value }, null, 2)}\n`

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
