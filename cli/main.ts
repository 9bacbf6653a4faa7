import path from 'node:path'
import { exitCodes, UserError, usageError } from '../core/errors/user-error'
import { version } from '../core/version'
import { type CliContext } from './command'
import { commandHelp, overview } from './help'
import { commands } from './list'
import { didYouMean } from './nearest'

/** Takes `--user-data-dir DIR` out of the arguments, wherever it stands. */
function takeDataDir(argv: readonly string[]): { rest: string[]; userDataDir?: string } {
  const rest: string[] = []
  let userDataDir: string | undefined
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i]!
    if (argument === '--user-data-dir') userDataDir = argv[++i]
    else if (argument.startsWith('--user-data-dir=')) userDataDir = argument.slice('--user-data-dir='.length)
    else rest.push(argument)
    if (argument.startsWith('--user-data-dir') && !userDataDir) throw usageError('--user-data-dir needs a folder.')
  }
  return userDataDir === undefined ? { rest } : { rest, userDataDir: path.resolve(userDataDir) }
}

function makeContext(signal: AbortSignal, userDataDir: string | undefined): CliContext {
  const { env } = process
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
    env,
    color: process.stdout.isTTY === true && !env['NO_COLOR'],
    signal,
    services: async () => {
      const [{ createServices }, { resolvePaths }, { childDriver }] = await Promise.all([
        import('../services/create-services'),
        import('../services/paths'),
        import('../services/runner/child-driver'),
      ])
      const paths = resolvePaths(env, userDataDir === undefined ? {} : { userDataDir })
      return createServices({ paths, version, workerFile: path.join(__dirname, 'worker.cjs'), driver: childDriver, env, tell: (notice) => process.stderr.write(`groundspeed: ${notice}\n`) })
    },
  }
}

/** Runs one command line. @returns the exit code (DESIGN 4) */
export async function main(argv: readonly string[]): Promise<number> {
  const interrupt = new AbortController()
  let interrupts = 0
  process.on('SIGINT', () => {
    // The first Ctrl-C ends it in good order; the second at once.
    if (++interrupts > 1) process.exit(exitCodes.interrupted)
    interrupt.abort()
  })
  process.on('SIGTERM', () => interrupt.abort())
  // A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  // Nobody reads the progress any more: the run itself goes on.
  process.stderr.on('error', () => undefined)
  try {
    const { rest, userDataDir } = takeDataDir(argv)
    const [name, ...args] = rest
    if (name === '--version' || name === '-V') return say(version)
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') return await help(args[0])
    const entry = commands.find((each) => each.name === name)
    if (!entry) throw usageError(`There is no command '${name}'.`, didYouMean(name, commands.map((each) => each.name)) ?? 'groundspeed --help lists them.')
    if (args.includes('--help') || args.includes('-h')) return await help(name)
    const command = await entry.load()
    const { parseCommand } = await import('./parse')
    const input = parseCommand(command, args)
    return await command.run(input, makeContext(interrupt.signal, userDataDir))
  } catch (error) {
    return fail(error, interrupt.signal.aborted)
  }
}

const say = (text: string): number => {
  process.stdout.write(`${text}\n`)
  return exitCodes.done
}

async function help(name: string | undefined): Promise<number> {
  const entry = commands.find((each) => each.name === name)
  return say((entry ? commandHelp(await entry.load()) : overview()).trimEnd())
}

function fail(error: unknown, interrupted: boolean): number {
  if (error instanceof UserError) {
    process.stderr.write(`groundspeed: ${error.message}${error.advice ? ` ${error.advice}` : ''}\n`)
    return interrupted ? exitCodes.interrupted : error.exitCode
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`groundspeed: this is a defect of ours, please report it.\n${text}\n`)
  return exitCodes.failed
}
