import { type BenchmarkDefinition } from '../benchmark/definition'
import { formatDuration } from '../units'
import { besides, usual } from './duration'
import { type Mode } from './modes'

/** How far a run has come, in what its parts usually take (s), whatever this machine's pace. */
export interface Course {
  readonly done: number
  /** With the part under way. */
  readonly left: number
}

/** From 0 to 1, by time. */
export const shareOf = ({ done, left }: Course): number => (done + left > 0 ? done / (done + left) : 0)

/** A recording is played in no time. */
export const playedPace = 0

type Timed = Pick<BenchmarkDefinition, 'id' | 'seconds' | 'launches'>

/** Counts a run's parts by what they usually take: a network's launch is not as short as a disk's. */
export class CourseOf {
  private readonly ended = new Map<string, number>()
  private done = 0

  constructor(
    private readonly definitions: readonly Timed[],
    private readonly mode: Mode,
    private readonly launches: number,
  ) {}

  /** A launch of this benchmark is over, whatever came of it. */
  end(id: string): void {
    this.ended.set(id, (this.ended.get(id) ?? 0) + 1)
    const definition = this.definitions.find((each) => each.id === id)
    this.done += definition ? usual(definition, this.mode) : 0
  }

  /** @param waiting benchmarks that are still measured: one that crashed is not @param launch the one under way, from 1; 0 before the first */
  at(waiting: ReadonlySet<string>, launch: number): Course {
    const left = this.definitions.filter(({ id }) => waiting.has(id)).reduce((sum, each) => {
      const launches = Math.min(this.launches, each.launches ?? this.launches) - (this.ended.get(each.id) ?? 0)
      return sum + Math.max(0, launches) * usual(each, this.mode)
    }, 0)
    const begun = launch > 0 ? besides(launch) : 0
    return { done: begun + this.done, left: besides(this.launches) - begun + left }
  }
}

/** The forecast counts as so much of what was seen, s of usual time, and less as the run goes on: the first parts alone do not overturn it. */
const trustSeconds = 20

/**
 * "1 min 10 s left": the parts to come at the pace of those done, which begins as the forecast's and runs down while a part
 * is under way.
 */
export class TimeLeft {
  private part = ''
  private since = 0
  private spent = 0
  private course: Course | null = null

  /** @param pace of earlier runs here, 1 = as usual */
  constructor(private readonly pace: number = 1) {}

  /** @param part what is under way; a new one ends the last @param elapsed since the run began, s @returns s */
  seconds(part: string, course: Course, elapsed: number): number {
    if (part !== this.part || this.course === null) Object.assign(this, { part, since: elapsed, spent: elapsed, course })
    const { done, left } = this.course!
    const trust = (trustSeconds * left) / Math.max(1, done + left)
    const pace = (this.spent + trust * this.pace) / Math.max(1, done + trust)
    return Math.max(0, pace * left - (elapsed - this.since))
  }

  text(part: string, course: Course, elapsed: number): string {
    const seconds = this.seconds(part, course, elapsed)
    return seconds < 1 ? '' : `${formatDuration(seconds)} left`
  }
}
