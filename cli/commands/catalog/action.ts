import { usageError } from '../../../core/errors/user-error'
import { type Paths } from '../../../services/paths'
import { type CliContext, type ParsedOptions } from '../../command'

export interface CatalogInput {
  readonly args: readonly string[]
  readonly options: ParsedOptions
  readonly json: boolean
  readonly paths: Paths
  readonly now: Date
  readonly context: CliContext
}

/** One of the things that `groundspeed catalog` does: a file or a line, listed in catalog.ts. */
export interface CatalogAction {
  readonly name: string
  readonly usage: string
  /** Fewest and most arguments after the name. */
  readonly arguments: readonly [number, number]
  run(input: CatalogInput): Promise<number>
}

export const asJson = (name: string, value: object): string => `${JSON.stringify({ schema: { name: `groundspeed.${name}`, major: 1, minor: 0 }, ...value }, null, 2)}\n`

export const textOf = (options: ParsedOptions, name: string): string | null => (typeof options[name] === 'string' ? (options[name] as string) : null)

/** A number as typed; undefined where it was not given. @throws UserError usage for what is none */
export function numberOf(options: ParsedOptions, name: string): number | undefined {
  const typed = textOf(options, name)
  if (typed === null) return undefined
  if (!/^\d+(\.\d+)?$/.test(typed.trim())) throw usageError(`--${name} '${typed.slice(0, 40)}' is not a number.`, 'Write it with a point and without a currency: 1.25.')
  return Number(typed)
}
