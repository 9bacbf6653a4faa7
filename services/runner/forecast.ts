import { benchmarks } from '../../benchmarks/list'
import { expectedTimes, type ExpectedTime } from '../../core/run/duration'
import { type History } from '../storage/history'
import { selectBenchmarks } from './start-run'

/** What each mode will take here. @param only ids; empty is what a mode runs by itself. @throws UserError usage for an unknown benchmark */
export async function forecast(history: History, only: readonly string[]): Promise<ExpectedTime[]> {
  selectBenchmarks(only, 'quick')
  return expectedTimes(benchmarks, only, await history.past())
}
