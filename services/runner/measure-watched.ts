import { type LaunchResult } from '../../core/contract/worker-protocol'
import { badness, broken, worstState } from '../../core/gates/worst'
import { type StoredLaunch } from '../../core/run/schema'
import { type Answer } from './launcher'
import { type Watch } from './watch'

/** METHOD A3: a block is measured again up to twice, then published with its doubt. */
const mostReruns = 2
/** Of all benchmark launches of a run: the time that was promised must hold (within 20 %). */
const rerunShare = 0.1

/** Re-runs that a run may still spend. */
export class RerunBudget {
  private left: number

  constructor(benchmarkLaunches: number) {
    this.left = Math.ceil(rerunShare * benchmarkLaunches)
  }

  take(): boolean {
    return this.left > 0 && this.left-- > 0
  }
}

export type Watched = { state: 'kept'; launch: StoredLaunch } | { state: 'rejected'; gates: string[] } | { state: 'trouble'; answer: Extract<Answer<LaunchResult>, { ok: false }> }

/**
 * Measures a benchmark while the machine is watched. With a broken gate it is measured again while the budget lasts;
 * the attempt with the fewest broken gates is kept. A launch that was rejected every time (suspend, clock jump) is no
 * measurement at all.
 */
export async function measureWatched(measure: (warming: () => void) => Promise<Answer<LaunchResult>>, watch: Watch, workerPid: number | undefined, benchmark: string, budget: RerunBudget, signal: AbortSignal): Promise<Watched> {
  let best: StoredLaunch | null = null
  for (let reruns = 0; ; reruns++) {
    // From the first iteration on: what it takes to make the data is no part of the measurement, nor of its energy.
    let stretch: ReturnType<Watch['begin']> | null = null
    const answer = await measure(() => (stretch ??= watch.begin(workerPid, benchmark)))
    const seen = await (stretch ?? watch.begin(workerPid, benchmark)).end()
    if (!answer.ok) return best && worstState(best.gates ?? []) !== 'rejected' ? { state: 'kept', launch: best } : { state: 'trouble', answer }
    const launch: StoredLaunch = { ...answer.value, ...seen, reruns }
    if (best === null || badness(seen.gates) < badness(best.gates ?? [])) best = launch
    if (worstState(seen.gates) === 'ok' || reruns === mostReruns || signal.aborted || !budget.take()) break
  }
  const gates = best.gates ?? []
  return worstState(gates) === 'rejected' ? { state: 'rejected', gates: broken(gates).map(({ gate }) => gate) } : { state: 'kept', launch: best }
}
