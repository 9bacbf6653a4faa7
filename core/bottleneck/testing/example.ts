import { type ResultUnit } from '../../benchmark/definition'
import { type BenchmarkRecord, type RunFile } from '../../run/schema'
import { exampleLaunch, exampleMatmul, exampleRun } from '../../run/testing/example-run'

/** Units of the benchmarks that the rules look at; the rest counts operations. */
const units: Readonly<Record<string, ResultUnit>> = { 'matmul-fp32': 'FLOP/s', 'matmul-fp16': 'FLOP/s', 'matmul-eager': 'FLOP/s', triad: 'B/s', 'llm-decode': 'B/s', 'copy-in': 'B/s', 'disk-read': 'B/s', 'image-decode': 'images/s', 'resnet50-train': 'images/s', 'op-overhead': 's/op' }

/** A benchmark of this value: three launches that agree, two iterations of 10 ms each. */
export function measuredRecord(id: string, value: number, over: Partial<BenchmarkRecord> = {}, notes: string[] = []): BenchmarkRecord {
  const unit = units[id] ?? 'op/s'
  const seconds = 0.02
  // A time an operation is of so many operations as fit; a rate of so much work.
  const work = unit === 's/op' ? seconds / 2 / value : (value * seconds) / 2
  return exampleMatmul([exampleLaunch(seconds, { notes }), exampleLaunch(seconds, { notes }), exampleLaunch(seconds, { notes })], { id, unit, better: unit === 's/op' ? 'lower' : 'higher', work, ...over })
}

/** What two cores and their disk do, in round numbers. */
export const quietMachine: Readonly<Record<string, number>> = { 'matmul-fp32': 100e9, triad: 20e9, 'op-overhead': 20e-6, 'image-decode': 300, 'disk-read': 1e9 }

/** A run that measured these values. */
export const runOf = (values: Readonly<Record<string, number>>, over: Partial<RunFile> = {}): RunFile =>
  exampleRun({ benchmarks: Object.entries(values).map(([id, value]) => measuredRecord(id, value)), ...over })
