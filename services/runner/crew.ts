import { type Engine, type Resource } from '../../core/benchmark/definition'
import { sweepPoints, type Sweep } from '../../core/benchmark/sweep'
import { type LaunchResult } from '../../core/contract/worker-protocol'
import { calibrationRounds, firstIterations, nextIterations } from '../../core/statistics/calibrate'
import { launchFlags } from '../../core/statistics/launch-flags'
import { seededRandom, shuffle } from '../../core/statistics/random'
import { shouldStop, stoppingGoal } from '../../core/statistics/stopping'
import { Launch, type Answer, type Joined, type LaunchOptions, type RoundDone, type Trouble } from './launcher'
import { crewEnvs } from './worker-env'

/** What each member does, and how many there are. */
export interface CrewJob {
  each: Sweep['each']
  count: number
  engine: Engine
  /** Of one iteration in one process, in the unit's numerator. */
  work: number
  resource: Resource
}

export type MeasureRequest = Parameters<Launch['measure']>[0]
export type OnProgress = (progress: { phase: string; samples: number; lastSeconds: number | null }) => void

/** A round takes up to a thousandth of a second more than its work: messages, timers, the last of several. */
const leastSampleSeconds = 0.1
/** From asking to beginning: every member has read its message by then. */
const lead = 0.015
/** Members that begin further apart than this share of a round did not do it together; it is done again so often. */
const togetherShare = 0.05
const mostTries = 4

const now = (): number => Number(process.hrtime.bigint()) / 1e9

/** The first that went wrong, by its number, or every value. */
export function allOf<T>(answers: readonly Answer<T>[]): Answer<T[]> {
  const values: T[] = []
  for (const [i, answer] of answers.entries()) {
    if (answer.ok) values.push(answer.value)
    else if (answer.trouble.kind === 'cancelled') return answer
    else return { ok: false, trouble: { ...answer.trouble, message: `process ${i + 1}: ${answer.trouble.message}` } }
  }
  return { ok: true, value: values }
}

const refused = (message: string): { ok: false; trouble: Trouble } => ({ ok: false, trouble: { kind: 'refused', code: 'failed', message } })

/**
 * The same job in several processes at once (METHOD A5). All are ready before any is timed; a round begins for all at
 * one moment of the clock they share and ends with the last. The number of processes changes from round to round in
 * random order, so that every step of the sweep meets the same machine; those that sit one out only wait. Losing one
 * loses the benchmark: `close` or `kill` then ends them all.
 */
export class Crew {
  private constructor(
    private readonly members: readonly Launch[],
    private readonly job: CrewJob,
  ) {}

  /** Starts the processes side by side, each with its engine open. Ends them again when one cannot be had. */
  static async open(options: LaunchOptions, job: CrewJob, libraryFolder: string | null): Promise<Answer<Crew>> {
    const crew = new Crew(crewEnvs(options.env, job.each, job.count).map((env) => new Launch({ ...options, env })), job)
    const opened = allOf(await Promise.all(crew.members.map((member) => member.open(job.engine, libraryFolder, null, null))))
    if (opened.ok) return { ok: true, value: crew }
    await crew.kill()
    return opened
  }

  get pid(): number | undefined {
    return this.members[0]?.pid
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map((member) => member.close()))
  }

  async kill(): Promise<void> {
    await Promise.all(this.members.map((member) => member.kill()))
  }

  /** One launch of the benchmark: its samples are the rounds of all, its points those of fewer. */
  async measure(request: MeasureRequest, onProgress: OnProgress): Promise<Answer<LaunchResult>> {
    const { settings } = request
    const { count, work, resource, engine, each } = this.job
    const random = seededRandom(request.seed)
    const joined = allOf(await Promise.all(this.members.map((member) => this.join(member, request, Math.floor(random() * 2 ** 31), onProgress))))
    if (!joined.ok) return joined
    const elsewhere = joined.value.findIndex(({ device }) => device.startsWith('GPU') !== (each === 'gpu'))
    if (elsewhere >= 0 && engine === 'tensorflow') return refused(`process ${elsewhere + 1} of ${count} ran on ${joined.value[elsewhere]!.device}`)
    const sampleSeconds = Math.max(leastSampleSeconds, settings.sampleSeconds)
    const calibrated = await this.calibrate(request.iterations, sampleSeconds, joined.value[0]!.iterationSeconds)
    if (!calibrated.ok) return calibrated
    const iterations = calibrated.value

    const steps = sweepPoints(count).map((at) => ({ at, work: at * work, samples: [] as number[] }))
    const top = steps[steps.length - 1]!
    const limits = { minimum: settings.minimumSamples, maximum: settings.maximumSamples, goal: stoppingGoal[resource] }
    const started = now()
    let checksum = 0
    let reached = false
    for (;;) {
      for (const step of shuffle(steps, random)) {
        const round = await this.round(step.at, iterations)
        if (!round.ok) return round
        step.samples.push(round.value.seconds)
        if (step === top) checksum = round.value.checksum
      }
      onProgress({ phase: 'sampling', samples: top.samples.length, lastSeconds: top.samples[top.samples.length - 1]! })
      const verdict = shouldStop(top.samples, limits)
      reached = verdict.reached
      if (verdict.stop || (top.samples.length >= settings.minimumSamples && now() - started >= settings.maximumSeconds)) break
    }
    return { ok: true, value: { ...resultOf(joined.value), iterations, samples: top.samples, points: steps.slice(0, -1), checksum, flags: launchFlags(top.samples, sampleSeconds, { steady: true, reached }) } }
  }

  private join(member: Launch, { benchmark, params, settings, folder }: MeasureRequest, seed: number, onProgress: OnProgress): Promise<Answer<Joined>> {
    // They do the same at the same time: one of them speaks for all.
    return member.join({ benchmark, params: { ...params }, seed, warmUpSeconds: settings.warmUpSeconds, folder }, member === this.members[0] ? onProgress : () => undefined)
  }

  /** Iterations of a round, found by one process alone: the same for every number of them. */
  private async calibrate(given: number | null, sampleSeconds: number, iterationSeconds: number): Promise<Answer<number>> {
    let iterations = given ?? firstIterations(sampleSeconds, iterationSeconds)
    for (let i = 0; given === null && i < calibrationRounds; i++) {
      const round = await this.round(1, iterations)
      if (!round.ok) return round
      const next = nextIterations(sampleSeconds, iterations, round.value.seconds)
      if (next.accept) break
      iterations = next.iterations
    }
    return { ok: true, value: iterations }
  }

  /** From the first member's begin to the last one's end, s. */
  private async round(count: number, iterations: number): Promise<Answer<{ seconds: number; checksum: number }>> {
    for (let tries = 1; ; tries++) {
      const asked = now()
      const answer = allOf(await Promise.all(this.members.slice(0, count).map((member) => member.round(iterations, asked + lead))))
      if (!answer.ok) return answer
      const seen = spanOf(answer.value, asked, now())
      if (seen === null) return refused('the processes do not share a clock, so that nothing done together can be timed')
      if (seen.apart <= togetherShare * seen.seconds || tries === mostTries) return { ok: true, value: seen }
    }
  }
}

/** A round as a whole, or null when a member's times do not lie between our asking and its answer. */
export function spanOf(members: readonly Pick<RoundDone, 'startedAt' | 'endedAt' | 'checksum'>[], asked: number, answered: number): { seconds: number; apart: number; checksum: number } | null {
  if (members.some(({ startedAt, endedAt }) => startedAt < asked || endedAt > answered || endedAt <= startedAt)) return null
  const starts = members.map(({ startedAt }) => startedAt)
  return {
    seconds: Math.max(...members.map(({ endedAt }) => endedAt)) - Math.min(...starts),
    apart: Math.max(...starts) - Math.min(...starts),
    checksum: members.reduce((sum, { checksum }) => sum + checksum, 0),
  }
}

function resultOf(joined: readonly Joined[]): Pick<LaunchResult, 'coldStartSeconds' | 'warmUpIterations' | 'check' | 'device' | 'notes' | 'computedAs'> {
  const [first] = joined as [Joined]
  const devices = [...new Set(joined.map(({ device }) => device))]
  return {
    coldStartSeconds: Math.max(...joined.map(({ coldStartSeconds }) => coldStartSeconds)),
    warmUpIterations: Math.min(...joined.map(({ warmUpIterations }) => warmUpIterations)),
    check: `in each of ${joined.length} processes: ${first.check}`.slice(0, 512),
    device: devices.join(', '),
    ...(first.computedAs ? { computedAs: first.computedAs } : {}),
    notes: [...first.notes, `${joined.length} processes, begun together`],
  }
}
