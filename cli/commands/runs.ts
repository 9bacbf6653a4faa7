import { exitCodes, usageError } from '../../core/errors/user-error'
import { summarizeRun } from '../../core/run/summary'
import { type Paths } from '../../services/paths'
import type * as LockModule from '../../services/storage/lock'
import type * as RunsModule from '../../services/storage/runs'
import { type Command, type CliContext } from '../command'
import { runText } from '../run-text'
import { table } from '../table'

type Storage = typeof RunsModule & Pick<typeof LockModule, 'runUnderWay'>

interface Action {
  readonly name: string
  readonly usage: string
  /** Arguments after the action's name. */
  readonly arguments: number
  run(storage: Storage, paths: Paths, args: string[], flags: { json: boolean; force: boolean }, context: CliContext): number
}

const schema = (name: string) => ({ schema: { name: `groundspeed.${name}`, major: 1, minor: 0 } })
const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

function rowOf(storage: Storage, { id, file }: RunsModule.StoredRun, underWay: boolean) {
  try {
    const run = storage.readRun(file)
    const { measured } = summarizeRun(run)
    const { name, startedAt, mode } = run
    // What is marked as running while no run is under way was killed.
    const state = run.state === 'running' && !underWay ? 'interrupted' : run.state
    return { id, name, startedAt, mode, engine: run.engine.id, state, measured: measured.length, of: run.benchmarks.length, damaged: false }
  } catch {
    return { id, name: null, startedAt: null, mode: null, engine: null, state: 'damaged', measured: null, of: null, damaged: true }
  }
}

type Row = ReturnType<typeof rowOf>

function listText(rows: readonly Row[]): string {
  if (rows.length === 0) return 'There is no run yet. `groundspeed run` makes one.\n'
  const columns = ['Run', 'State', 'Mode', 'Engine', 'Measured', 'Name'].map((title) => ({ title }))
  const cells = rows.map((row) => [row.id, row.state, row.mode ?? '-', row.engine ?? '-', row.damaged ? '-' : `${row.measured} of ${row.of}`, (row.name ?? '').slice(0, 20)])
  return `${rows.length === 1 ? 'One run' : `${rows.length} runs`}, newest first.\n\n${table(columns, cells)}\n`
}

const actions: readonly Action[] = [
  {
    name: 'list',
    usage: 'runs list [--json]',
    arguments: 0,
    run(storage, paths, _args, { json }, { stdout }) {
      const underWay = storage.runUnderWay(paths)
      const rows = storage.listRuns(paths).map((stored) => rowOf(storage, stored, underWay))
      stdout.write(json ? asJson({ ...schema('runs'), runs: rows }) : listText(rows))
      return exitCodes.done
    },
  },
  {
    name: 'show',
    usage: 'runs show RUN [--json]',
    arguments: 1,
    run(storage, paths, [reference], { json }, { stdout }) {
      const { run, text } = storage.findRun(paths, reference)
      stdout.write(json ? text : runText(run, summarizeRun(run)))
      return exitCodes.done
    },
  },
  {
    name: 'rm',
    usage: 'runs rm RUN [--json]',
    arguments: 1,
    run(storage, paths, [id], { json }, { stdout }) {
      storage.removeRun(paths, id!)
      stdout.write(json ? asJson({ ...schema('run-removed'), id }) : `Removed ${id}.\n`)
      return exitCodes.done
    },
  },
  {
    name: 'import',
    usage: 'runs import FILE [--json]',
    arguments: 1,
    run(storage, paths, [file], { json }, { stdout }) {
      const { run, already } = storage.importRun(paths, file!)
      if (json) stdout.write(asJson({ ...schema('run-imported'), id: run.id, already }))
      else stdout.write(already ? `Run ${run.id} is here already.\n` : `Imported run ${run.id}.\n`)
      return exitCodes.done
    },
  },
  {
    name: 'export',
    usage: 'runs export RUN FILE [--force] [--json]',
    arguments: 2,
    run(storage, paths, [reference, file], { json, force }, { stdout }) {
      const { run, text } = storage.findRun(paths, reference)
      storage.exportText(file!, text, force)
      stdout.write(json ? asJson({ ...schema('run-exported'), id: run.id, file }) : `Wrote ${file}.\n`)
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
    const [services, stored, { runUnderWay }] = await Promise.all([
      context.services(),
      import('../../services/storage/runs'),
      import('../../services/storage/lock'),
    ])
    return action.run({ ...stored, runUnderWay }, services.paths, args, { json: options['json'] === true, force: options['force'] === true }, context)
  },
}
