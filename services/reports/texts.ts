import { benchmarks } from '../../benchmarks/list'
import { type BenchmarkTexts } from '../../core/run/view'

/** What a reader is told of each benchmark. */
export const benchmarkTexts: BenchmarkTexts = new Map(benchmarks.map(({ id, title, meaning }) => [id, { title, meaning }]))
