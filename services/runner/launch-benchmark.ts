import { type BenchmarkDefinition } from '../../core/benchmark/definition'
import { settingsFor } from '../../core/run/modes'
import { type BenchmarkRecord } from '../../core/run/schema'
import { type BlockWorkers, type Measuring } from './block-workers'
import { type Trouble } from './launcher'
import { limitFor } from './limits'
import { measureWatched, type RerunBudget, type Watched } from './measure-watched'
import { addLaunch, afterTrouble } from './outcomes'
import { type RunInput } from './run-input'

/** What a run carries from launch to launch. */
export interface Carried {
  /** Iterations of a sample, fixed by a benchmark's first launch: the same on both sides of every comparison. */
  readonly iterations: Map<string, number>
  /** Benchmarks that lost a launch to a gate, and which. */
  readonly rejected: Map<string, string[]>
  readonly budget: RerunBudget
  readonly random: () => number
}

export type Report = (phase: string, samples: number, lastSeconds: number | null, workerPid: number | undefined) => void

/** Whether its processes measure side by side; a recording is played by one. */
export const together = (definition: BenchmarkDefinition, { replayOf }: RunInput): boolean => definition.sweep?.of === 'processes' && replayOf === null

/** One launch of one benchmark, noted in its record. @returns whether it ended well, with a number or rejected by a gate */
export async function launchBenchmark(input: RunInput, carried: Carried, workers: BlockWorkers, definition: BenchmarkDefinition, record: BenchmarkRecord, report: Report): Promise<boolean> {
  const { id } = record
  report('preparing', 0, null, workers.pid)
  const request = requestFor(input, carried, definition, record)
  const by = await workers.forBenchmark(record, together(definition, input))
  const watchedBy = ({ value }: { value: Measuring }) => {
    const measure = (warming: () => void) =>
      value.measure(request, ({ phase, samples, lastSeconds }) => {
        if (phase === 'warming-up') warming()
        report(phase, samples, lastSeconds, value.pid)
      })
    return measureWatched(measure, input.watch, value.pid, id, carried.budget, input.signal)
  }
  const watched: Watched = by.ok ? await watchedBy(by) : { state: 'trouble', answer: by }
  if (watched.state === 'kept') {
    if (!carried.iterations.has(id)) carried.iterations.set(id, watched.launch.iterations)
    record.outcome = addLaunch(record.outcome, watched.launch)
    record.limit ??= limitFor(definition, record, input.machine, watched.launch.device)
  } else if (watched.state === 'rejected') {
    carried.rejected.set(id, watched.gates)
  } else {
    record.outcome = afterTrouble(record.outcome, watched.answer.trouble)
    if (by.ok) await endAfter(by.value, watched.answer.trouble)
  }
  await workers.dismissCrew()
  return watched.state !== 'trouble'
}

const requestFor = (input: RunInput, { iterations, random }: Carried, definition: BenchmarkDefinition, { id, params }: BenchmarkRecord) => ({
  benchmark: id,
  params,
  seed: Math.floor(random() * 2 ** 31),
  // Rounds of a crew are long, and every step of its sweep takes as many: like whole networks, fewer of them.
  settings: definition.settings ?? settingsFor(input.plan, together(definition, input) ? 'network' : definition.resource),
  iterations: iterations.get(id) ?? null,
  folder: input.scratch,
})

async function endAfter(by: Measuring, trouble: Trouble): Promise<void> {
  if (trouble.kind !== 'refused') await by.kill()
  // TensorFlow's pool keeps what a failed benchmark took: the next one gets a fresh process.
  else if (trouble.code === 'out-of-memory') await by.close()
}
