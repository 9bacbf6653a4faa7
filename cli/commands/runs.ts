import { exitCodes, usageError } from '../../core/errors/user-error'
import { printRun } from '../../core/run/parse'
import { summarizeRun } from '../../core/run/summary'
import { type Paths } from '../../services/paths'
import type * as StorageModule from '../../services/storage/runs'
import { type Command, type CliContext } from '../command'
import { runText } from '../run-text'
import { table } from '../table'

type Storage = typeof StorageModule

interface Action {
  readonly name: string
  readonly usage: string
  /** Arguments after the action's name. */
  readonly arguments: number
  run(storage: Storage, paths: Paths, args: string[], flags: { json: boolean; force: boolean }, context: CliContext): number
}

function rowOf(storage: Storage, stored: StorageModule.StoredRun) {
  try {
    const run = storage.readRun(stored.file)
    const summary = summarizeRun(run)
    return { id: stored.id, name: run.name, startedAt: run.startedAt, mode: run.mode, engine: run.engine.id, state: run.state, measured: summary.measured.length, of: run.benchmarks.length, damaged: false }
  } catch {
    return { id: stored.id, name: null, startedAt: null, mode: null, engine: null, state: 'damaged', measured: null, of: null, damaged: true }
  }
}

const actions: readonly Action[] = [
  {
    name: 'list',
    usage: 'runs list [--json]',
    arguments: 0,
    run(storage, paths, _args, { json }, { stdout }) {
      const rows = storage.listRuns(paths).map((stored) => rowOf(storage, stored))
      if (json) stdout.write(`${JSON.stringify({ schema: { name: 'groundspeed.runs', major: 1, minor: 0 }, runs: rows }, null, 2)}\n`)
      else if (rows.length === 0) stdout.write('There is no run yet. `groundspeed run` makes one.\n')
      else {
        const cells = rows.map((row) => [row.id, row.state, row.mode ?? '-', row.engine ?? '-', row.damaged ? '-' : `${row.measured} of ${row.of}`, (row.name ?? '').slice(0, 20)])
        stdout.write(`${rows.length === 1 ? 'One run' : `${rows.length} runs`}, newest first.\n\n${table(['Run', 'State', 'Mode', 'Engine', 'Measured', 'Name'].map((title) => ({ title })), cells)}\n`)
      }
      return exitCodes.done
    },
  },
  {
    name: 'show',
    usage: 'runs show RUN [--json]',
    arguments: 1,
    run(storage, paths, [reference], { json }, { stdout }) {
      const run = storage.loadRun(paths, reference)
      stdout.write(json ? printRun(run) : runText(run, summarizeRun(run)))
      return exitCodes.done
    },
  },
  {
    name: 'rm',
    usage: 'runs rm RUN',
    arguments: 1,
    run(storage, paths, [id], _flags, { stdout }) {
      storage.removeRun(paths, id!)
      stdout.write(`Removed ${id}.\n`)
      return exitCodes.done
    },
  },
  {
    name: 'import',
    usage: 'runs import FILE',
    arguments: 1,
    run(storage, paths, [file], _flags, { stdout }) {
      const { run, already } = storage.importRun(paths, file!)
      stdout.write(already ? `Run ${run.id} is here already.\n` : `Imported run ${run.id}.\n`)
      return exitCodes.done
    },
  },
  {
    name: 'export',
    usage: 'runs export RUN FILE [--force]',
    arguments: 2,
    run(storage, paths, [reference, file], { force }, { stdout }) {
      const run = storage.loadRun(paths, reference)
      storage.exportText(file!, printRun(run), force)
      stdout.write(`Wrote ${file}.\n`)
      return exitCodes.done
    },
  },
]

export const runs: Command = {
  name: 'runs',
  summary: 'list, show, remove, import and export runs',
  usage: actions.map((action) => action.name).join('|'),
  details: actions.map((action) => `  groundspeed ${action.usage}`).join('\n'),
  options: { json: { type: 'boolean', help: 'print JSON' }, force: { type: 'boolean', help: 'let export overwrite' } },
  positionals: [0, 3],
  async run({ options, positionals }, context) {
    const [name = 'list', ...args] = positionals
    const action = actions.find((each) => each.name === name)
    if (!action) throw usageError(`runs has no action '${name}'.`, `It has: ${actions.map((each) => each.name).join(', ')}.`)
    if (args.length !== action.arguments) throw usageError(`runs ${name} takes ${action.arguments} argument${action.arguments === 1 ? '' : 's'}.`, `Usage: groundspeed ${action.usage}`)
    const [services, storage] = await Promise.all([context.services(), import('../../services/storage/runs')])
    return action.run(storage, services.paths, args, { json: options['json'] === true, force: options['force'] === true }, context)
  },
}
