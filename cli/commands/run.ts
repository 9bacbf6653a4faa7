import fs from 'node:fs'
import path from 'node:path'
import { engineNames } from '../../core/benchmark/definition'
import { exitCodes, usageError } from '../../core/errors/user-error'
import { type ExpectedTime } from '../../core/run/duration'
import { modeNames, type Mode } from '../../core/run/modes'
import { printRun } from '../../core/run/parse'
import { summarizeRun } from '../../core/run/summary'
import { playedPace, shareOf, TimeLeft } from '../../core/run/time-left'
import { type Paths } from '../../services/paths'
import { type RunProgress } from '../../services/runner/run'
import { type Command, type CliContext, type ParsedOptions } from '../command'
import { ProgressLine } from '../progress'
import { runText } from '../run-text'

export const run: Command = {
  name: 'run',
  summary: 'measure this machine',
  usage: '[--mode quick|standard|publish] [--only ID,…]',
  details: `Each benchmark runs in several fresh processes; the run is saved after each of
them. Without TensorFlow it measures on WebAssembly, says so, and downloads
nothing. Exit: 0 done, 3 done with a crashed benchmark, 4 nothing measured.`,
  options: {
    mode: { type: 'string', value: 'MODE', help: 'quick (default), standard or publish' },
    only: { type: 'string', multiple: true, value: 'ID,…', help: 'only these benchmarks' },
    backend: { type: 'string', value: 'NAME', help: 'tensorflow, wasm or host (default: the best there is)' },
    device: { type: 'string', value: 'NAME', help: 'TensorFlow device, such as CPU:0 or GPU:0' },
    threads: { type: 'string', value: 'N', help: 'threads within an operation' },
    folder: { type: 'string', value: 'DIR', help: 'where storage benchmarks write (default: the data folder)' },
    replay: { type: 'string', value: 'FILE', help: 'play a recorded run instead of measuring' },
    seed: { type: 'string', value: 'N', help: 'repeat the order and the data of another run' },
    name: { type: 'string', value: 'TEXT', help: 'a name for the run' },
    out: { type: 'string', value: 'FILE', help: 'also write the run file here' },
    force: { type: 'boolean', help: 'let --out overwrite' },
    verbose: { type: 'boolean', help: 'write a log of what each launch does' },
    json: { type: 'boolean', help: 'print the run file' },
  },
  positionals: [0, 0],
  async run({ options }, context) {
    const request = readOptions(options)
    const services = await context.services()
    const [{ startRun }, storage] = await Promise.all([import('../../services/runner/start-run'), import('../../services/storage/runs')])
    const replay = options['replay'] === undefined ? null : storage.readRun(String(options['replay']))
    const expected = replay ? null : await forecast(services.paths, request.mode, request.only)
    if (expected) context.stderr.write(`A ${request.mode} run takes ${expected.text} (${expected.basis}).\n`)
    const watch = watchProgress(context, options['verbose'] ? openLog(services.paths) : null, expected?.pace ?? playedPace)
    const result = await startRun(services, { ...request, replay, signal: context.signal, ...watch.hooks }).finally(watch.end)
    const out = options['out'] === undefined ? null : String(options['out'])
    if (out !== null) storage.exportText(out, printRun(result), options['force'] === true)
    const summary = summarizeRun(result)
    context.stdout.write(options['json'] ? printRun(result) : `${runText(result, summary)}\nSaved as ${storage.runPath(services.paths, result.id)}\n`)
    if (context.signal.aborted) return exitCodes.interrupted
    if (summary.measured.length === 0) return exitCodes.nothingMeasured
    return summary.crashed > 0 ? exitCodes.doubts : exitCodes.done
  },
}

const text = (options: ParsedOptions, name: string): string | null => (options[name] === undefined ? null : String(options[name]))

function whole(options: ParsedOptions, name: string, least: number): number | null {
  const given = text(options, name)
  if (given === null) return null
  if (!/^\d{1,9}$/.test(given) || Number(given) < least) throw usageError(`--${name} wants a whole number from ${least}, not '${given}'.`)
  return Number(given)
}

function readOptions(options: ParsedOptions) {
  const mode = text(options, 'mode') ?? 'quick'
  if (!modeNames.includes(mode as Mode)) throw usageError(`There is no mode '${mode}'.`, `There are: ${modeNames.join(', ')}.`)
  const engine = text(options, 'backend')
  const known = engineNames.find((name) => name === engine)
  if (engine !== null && !known) throw usageError(`There is no backend '${engine}'.`, `There are: ${engineNames.join(', ')}; recorded runs play with --replay FILE.`)
  const only = ((options['only'] as string[] | undefined) ?? []).flatMap((part) => part.split(',')).map((id) => id.trim()).filter(Boolean)
  return {
    mode: mode as Mode,
    only,
    engine: known ?? null,
    device: text(options, 'device'),
    threads: whole(options, 'threads', 1),
    name: text(options, 'name')?.slice(0, 200) ?? null,
    seed: whole(options, 'seed', 0),
    folder: text(options, 'folder'),
  }
}

/** What the run will take. @throws UserError usage for an unknown benchmark */
async function forecast(paths: Paths, mode: Mode, only: readonly string[]): Promise<ExpectedTime> {
  const [{ forecast: expect }, { History }] = await Promise.all([import('../../services/runner/forecast'), import('../../services/storage/history')])
  return (await expect(new History(paths), only)).find((each) => each.mode === mode)!
}

/** A log of its own for each verbose run, named after its time. */
function openLog(paths: Paths): fs.WriteStream {
  const folder = path.join(paths.dataDir, 'logs')
  fs.mkdirSync(folder, { recursive: true })
  return fs.createWriteStream(path.join(folder, `run-${new Date().toISOString().replace(/[:.]/g, '-')}.log`))
}

function watchProgress(context: CliContext, log: fs.WriteStream | null, pace: number) {
  const line = new ProgressLine(context)
  const timeLeft = new TimeLeft(pace)
  const started = Date.now()
  return {
    hooks: {
      onEngine: (engine: string, because: string | null) => {
        if (engine === 'wasm' && because) context.stderr.write(`Measuring on WebAssembly, since ${because}.\n`)
      },
      onProgress: (progress: RunProgress) => {
        const { benchmark, launch, launches, phase, samples, lastSeconds, workerPid, course } = progress
        log?.write(`${new Date().toISOString()} worker ${workerPid ?? '-'} launch ${launch}/${launches} ${benchmark} ${phase} ${samples} ${lastSeconds ?? ''}\n`)
        const percent = Math.floor(100 * shareOf(course))
        const left = timeLeft.text(`${benchmark} ${launch}`, course, (Date.now() - started) / 1000)
        line.show(`${String(percent).padStart(3)} %  launch ${launch} of ${launches}  ${benchmark || 'the machine'}: ${phase.replace('-', ' ')}${samples ? ` ${samples}` : ''}  ${left}`)
      },
    },
    end: () => {
      line.clear()
      if (!log) return
      log.end()
      context.stderr.write(`Log: ${String(log.path)}\n`)
    },
  }
}
