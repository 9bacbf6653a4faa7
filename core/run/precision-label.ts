import { type BenchmarkRecord, type RunFile } from './schema'
import { type BenchmarkTexts } from './view'

/**
 * What a benchmark's arithmetic really was. "fp32" is TF32 by default on NVIDIA GPUs since Ampere: three decimal digits
 * instead of seven, and several times as fast. The probe of each launch decides; one launch in TF32 makes it TF32.
 */
export function precisionLabel({ precision, outcome }: Pick<BenchmarkRecord, 'precision' | 'outcome'>): string {
  const launches = 'launches' in outcome ? outcome.launches : []
  return precision === 'fp32' && launches.some(({ computedAs }) => computedAs === 'tf32') ? 'TF32' : precision
}

/** A text that names fp32, of a benchmark that was in `label`. */
export const relabelled = (text: string, label: string): string => (label === 'TF32' ? text.replace(/\bfp32\b/g, 'TF32') : text)

/** Titles as this run earned them: nothing is called fp32 that was TF32. */
export function textsOf(run: RunFile, texts: BenchmarkTexts): BenchmarkTexts {
  const labels = new Map(run.benchmarks.map((record) => [record.id, precisionLabel(record)]))
  return new Map([...texts].map(([id, { title, meaning }]) => [id, { title: relabelled(title, labels.get(id) ?? ''), meaning }]))
}
