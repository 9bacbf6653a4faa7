import { type BenchmarkRecord } from '../../core/run/schema'
import { shuffle } from '../../core/statistics/random'

/** Whom a run still has to launch: what crashed or was skipped is left out of later blocks (METHOD A1). */
export class Blocks {
  /** @param launches of each benchmark; one that is launched less often says so in its record */
  constructor(
    private readonly records: readonly BenchmarkRecord[],
    private readonly launches: number,
  ) {}

  /** Benchmark launches of the whole run, as far as is known by now. */
  total(): number {
    return this.waiting().reduce((sum, record) => sum + this.mostOf(record), 0)
  }

  /** What is still measured. */
  ids(): ReadonlySet<string> {
    return new Set(this.waiting().map(({ id }) => id))
  }

  /** The benchmarks of one block in a random order. @param launch the block's number, from 1 */
  inOrder(launch: number, random: () => number): BenchmarkRecord[] {
    return shuffle(this.waiting().filter((record) => launch <= this.mostOf(record)), random)
  }

  private waiting(): BenchmarkRecord[] {
    return this.records.filter(({ outcome }) => outcome.state === 'pending' || outcome.state === 'measured')
  }

  private mostOf(record: BenchmarkRecord): number {
    return Math.min(this.launches, record.launches ?? this.launches)
  }
}
