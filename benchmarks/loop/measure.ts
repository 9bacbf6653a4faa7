import { type PreparedKernel, type Resource } from '../../core/benchmark/definition'
import { type LaunchResult } from '../../core/contract/worker-protocol'
import { type MeasureSettings } from '../../core/benchmark/settings'
import { calibrationRounds, firstIterations, nextIterations } from '../../core/statistics/calibrate'
import { launchFlags } from '../../core/statistics/launch-flags'
import { shouldStop, stoppingGoal } from '../../core/statistics/stopping'
import { steadyAt, warmUpWindow } from '../../core/statistics/warm-up'

export interface MeasureInput {
  readonly kernel: PreparedKernel
  readonly resource: Resource
  readonly settings: MeasureSettings
  /** Iterations per sample of an earlier launch, or null to calibrate. */
  readonly iterations: number | null
  /** Monotonic seconds. Passed in, so tests own time. */
  readonly now: () => number
  /** Collects garbage, where the process allows it. Never called inside a sample. */
  readonly collect: () => void
  readonly onProgress: (phase: 'warming-up' | 'calibrating' | 'sampling', samples: number, lastSeconds: number | null) => void | Promise<void>
}

/** Fewest warm-up iterations, whatever the time. */
const minimumWarmUp = 3

/**
 * Measures one benchmark in one launch (METHOD A1): first iteration apart, warm-up until steady, K by calibration,
 * then samples of K iterations until the interval of their median is narrow enough or the cap is reached.
 */
export async function measureLaunch(input: MeasureInput): Promise<Omit<LaunchResult, 'check' | 'device' | 'notes'>> {
  const { kernel, settings, now, collect, onProgress } = input
  const time = async (iterations: number): Promise<number> => {
    const start = now()
    await kernel.run(iterations)
    return now() - start
  }

  const coldStartSeconds = await time(1)
  await onProgress('warming-up', 0, coldStartSeconds)

  const warm = await warmUp(settings, now, time, (count, seconds) => onProgress('warming-up', count, seconds))

  let iterations = input.iterations
  if (iterations === null) {
    iterations = firstIterations(settings.sampleSeconds, warm.lastSeconds)
    for (let round = 0; round < calibrationRounds; round++) {
      const seconds = await time(iterations)
      await onProgress('calibrating', round, seconds)
      const next = nextIterations(settings.sampleSeconds, iterations, seconds)
      if (next.accept) break
      iterations = next.iterations
    }
  }

  const samples: number[] = []
  const points = kernel.sweep?.points.map(({ at, work }) => ({ at, work, samples: [] as number[] })) ?? []
  for (const { at } of points) await kernel.sweep!.runAt(at, 1)
  const limits = { minimum: settings.minimumSamples, maximum: settings.maximumSamples, goal: stoppingGoal[input.resource] }
  const started = now()
  let reached = false
  for (;;) {
    // Garbage of the last sample is collected outside the next one.
    collect()
    samples.push(await time(iterations))
    // In turn: what the machine does meanwhile meets every step of a sweep alike.
    for (const point of points) {
      const begun = now()
      await kernel.sweep!.runAt(point.at, iterations)
      point.samples.push(now() - begun)
    }
    await onProgress('sampling', samples.length, samples[samples.length - 1]!)
    const verdict = shouldStop(samples, limits)
    const outOfTime = samples.length >= settings.minimumSamples && now() - started >= settings.maximumSeconds
    reached = verdict.reached
    if (verdict.stop || outOfTime) break
  }

  const flags = launchFlags(samples, settings.sampleSeconds, { steady: warm.steady, reached })
  return { iterations, coldStartSeconds, warmUpIterations: warm.count, samples, ...(points.length > 0 ? { points } : {}), checksum: kernel.checksum(), flags }
}

/** Iterations too short to time one by one are warmed up in batches of about this length, s. */
const warmUpBatchSeconds = 0.002

/** Benchmarks of long iterations warm up so many times as long: JavaScript's compilers count calls, not seconds. */
const slowWarmUpFactor = 3

async function warmUp(
  settings: MeasureSettings,
  now: () => number,
  time: (iterations: number) => Promise<number>,
  progress: (count: number, seconds: number) => void | Promise<void>,
): Promise<{ steady: boolean; count: number; lastSeconds: number }> {
  const started = now()
  const batch = firstIterations(warmUpBatchSeconds, await time(1))
  const window = 2 * warmUpWindow
  const times: number[] = []
  for (let count = 1; ; ) {
    times.push((await time(batch)) / batch)
    count += batch
    const elapsed = now() - started
    const lastSeconds = times[times.length - 1]!
    const enough = times.length >= minimumWarmUp && elapsed >= settings.warmUpSeconds
    // A slow benchmark cannot fill two windows within a quick warm-up: a longer time decides there.
    const steady = times.length < window ? elapsed >= slowWarmUpFactor * settings.warmUpSeconds : steadyAt(times.slice(-window)) !== null
    if (enough && steady) return { steady: true, count, lastSeconds }
    if (elapsed >= settings.warmUpCapSeconds) return { steady: false, count, lastSeconds }
    if (times.length % 10 === 0 || lastSeconds > 0.05) await progress(count, lastSeconds)
  }
}
