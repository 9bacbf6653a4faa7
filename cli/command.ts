import { type Services } from '../services/create-services'

/** One option, in the shape of node:util parseArgs plus its help. */
export interface OptionSpec {
  type: 'string' | 'boolean'
  multiple?: boolean
  short?: string
  /** Shown as `--name VALUE`; absent for switches. */
  value?: string
  help: string
}

export type ParsedOptions = Record<string, string | boolean | string[] | undefined>

export interface CommandInput {
  options: ParsedOptions
  positionals: string[]
}

/** All that a command may touch: streams, environment, services and the interrupt signal. */
export interface CliContext {
  readonly stdout: { write(text: string): unknown; isTTY?: boolean; columns?: number }
  readonly stderr: { write(text: string): unknown; isTTY?: boolean; columns?: number }
  readonly stdin: NodeJS.ReadableStream
  readonly env: NodeJS.ProcessEnv
  /** Colour only on a terminal and not under NO_COLOR. */
  readonly color: boolean
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  /** Built at first use, so `--help` stays quick. */
  services(): Promise<Services>
}

/** A command is a file in commands/ and a line in list.ts. `run` answers with the exit code (DESIGN 4). */
export interface Command {
  readonly name: string
  readonly summary: string
  /** Arguments after the name, for the usage line: "RUN --format json|md". */
  readonly usage: string
  readonly details?: string
  readonly options: Readonly<Record<string, OptionSpec>>
  /** Fewest and most positional arguments. */
  readonly positionals: readonly [number, number]
  run(input: CommandInput, context: CliContext): Promise<number>
}
