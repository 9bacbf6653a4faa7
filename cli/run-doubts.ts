import { type BenchmarkSummary } from '../core/run/summary'
import { wrap } from './table'

/** What to do, once, and below it each benchmark that it helps with what was seen. The first doubt weighs most: its advice is the next step. */
export function doubtLines(benchmarks: readonly BenchmarkSummary[]): string[] {
  const byAdvice = new Map<string, string[]>()
  for (const each of benchmarks) {
    const [first] = each.state === 'measured' ? each.doubts : []
    if (each.state !== 'measured' || !first) continue
    byAdvice.set(first.advice, [...(byAdvice.get(first.advice) ?? []), `${each.id}: ${each.doubts.map(({ text }) => text).join('; ')}`])
  }
  return [...byAdvice].map(([advice, said]) => [wrap(`* ${advice}`), ...said.map((each) => `  ${wrap(each, 80, '    ').trimStart()}`)].join('\n'))
}
