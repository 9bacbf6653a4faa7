import { type LaunchFlag } from '../contract/worker-protocol'
import { drifted } from './drift'
import { effectiveSize } from './rank-correlation'

/** Below ten independent samples the interval says little; quick runs have few samples to begin with. */
const judgedFrom = 20
const fewest = 10

/** What the samples of one launch show about it (METHOD A1, A2). @param sampleSeconds the length that was aimed at */
export function launchFlags(samples: readonly number[], sampleSeconds: number, seen: { steady: boolean; reached: boolean }): LaunchFlag[] {
  const found: [LaunchFlag, boolean][] = [
    ['no_steady_state', !seen.steady],
    ['ci_not_reached', !seen.reached],
    ['drift', drifted(samples)],
    ['autocorrelated', samples.length >= judgedFrom && effectiveSize(samples) < fewest],
    ['short_sample', samples.some((seconds) => seconds < sampleSeconds / 2)],
  ]
  return found.flatMap(([flag, is]) => (is ? [flag] : []))
}
