import { type Mode } from '../../core/run/modes'
import { type RunFile } from '../../core/run/schema'
import { CourseOf } from '../../core/run/time-left'
import { seededRandom } from '../../core/statistics/random'
import { Blocks } from './blocks'
import { BlockWorkers } from './block-workers'
import { launchBenchmark, together, type Carried } from './launch-benchmark'
import { RerunBudget } from './measure-watched'
import { fitToDevice } from './plan'
import { finish, newRun } from './run-file'
import { type RunInput, type RunProgress } from './run-input'

export { type RunProgress } from './run-input'

/** How long the machine is looked at before anything of ours runs, s (METHOD A3: 5 s; a quick run has less to give). */
const idleSeconds: Record<Mode, number> = { quick: 2, standard: 5, publish: 5 }

/**
 * Runs every selected benchmark in `plan.launches` fresh processes, each a randomised block (METHOD A1). A benchmark
 * that crashes, hangs or runs out of memory is marked so and left out of later blocks; the block goes on in a new
 * worker. Cancelling ends it with what there is. @throws EngineError when the engine cannot be opened at all
 */
export async function runBenchmarks(input: RunInput): Promise<RunFile> {
  const run = newRun(input)
  const { launches } = input.plan
  const definitions = new Map(input.definitions.map((definition) => [definition.id, definition]))
  const blocks = new Blocks(run.benchmarks, launches)
  // A recording has no second try: playing it again would play the next launch.
  const budget = new RerunBudget(input.replayOf ? 0 : blocks.total())
  const carried: Carried = { iterations: new Map(), rejected: new Map(), budget, random: seededRandom(input.seed) }
  const course = new CourseOf(input.definitions, input.mode, launches)
  let done = 0
  const report = (progress: Omit<RunProgress, 'launches' | 'done' | 'total' | 'course'>, begun = progress.launch) =>
    input.onProgress?.({ ...progress, launches, done, total: blocks.total(), course: course.at(blocks.ids(), begun) })
  report({ benchmark: '', launch: 1, phase: 'looking', samples: 0, lastSeconds: null, workerPid: undefined }, 0)
  run.idle = await input.watch.idle(idleSeconds[input.mode], input.signal)

  for (let launch = 1; launch <= launches && !input.signal.aborted; launch++) {
    const workers = new BlockWorkers(input, run.engine)
    try {
      for (const record of blocks.inOrder(launch, carried.random)) {
        if (input.signal.aborted) break
        const definition = definitions.get(record.id)!
        await workers.ready(together(definition, input))
        if (launch === 1) fitToDevice(record, definition, input.device ? [input.device.toUpperCase()] : run.engine.devices, input.machine)
        if (record.outcome.state === 'skipped') continue
        const ended = await launchBenchmark(input, carried, workers, definition, record, (phase, samples, lastSeconds, workerPid) =>
          report({ benchmark: record.id, launch, phase, samples, lastSeconds, workerPid }),
        )
        if (ended) done++
        course.end(record.id)
        await input.save(run)
      }
    } finally {
      await workers.end()
    }
  }
  return finish(run, input, carried.rejected)
}
