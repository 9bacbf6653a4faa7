import { UserError } from '../../core/errors/user-error'
import { type Services } from '../../services/create-services'
import { type CliContext, type Command } from '../command'
import { parseCommand } from '../parse'

export interface Called {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** What a person is told when it did not work; empty otherwise. */
  readonly error: string
}

/** A command line, in this process: what it wrote, its exit code, or the error for a person. */
export async function call(command: Command, services: Partial<Services>, args: readonly string[]): Promise<Called> {
  const written = { stdout: '', stderr: '' }
  const context: CliContext = {
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    stdin: process.stdin,
    env: {},
    color: false,
    signal: new AbortController().signal,
    services: async () => services as Services,
  }
  try {
    return { code: await command.run(parseCommand(command, [...args]), context), ...written, error: '' }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { code: error.exitCode, ...written, error: `${error.message} ${error.advice ?? ''}` }
  }
}
