import { studentT } from '../statistics/student-t'
import { type Interval } from '../units'
import { contrastInterval, contrastP, type Contrast } from './contrast'
import { holm } from './holm'

export interface VerdictOptions {
  /** Differences below it are the measurement's own, as a share: 3 %, or what this machine's A/A runs showed. */
  readonly noiseFloor: number
}

interface Shown {
  /** Speed of B over A. */
  readonly speedUp: number
  /** 95 %. */
  readonly interval: Interval
}

/** What can be said of two results; effect first, never a p alone (METHOD A4). */
export type Verdict =
  | ({ readonly kind: 'faster' | 'slower' | 'equivalent' | 'small-difference' } & Shown)
  | ({ readonly kind: 'no-significant-difference'; /** Smallest difference that this data would have shown, as a share. */ readonly detectable: number; /** Its own interval excludes zero; Holm over the screen took it back. */ readonly corrected: boolean } & Shown)

/** METHOD A4. criterion.rs ignores 1 %, BenchmarkTools 5 %. */
export const defaultNoiseFloor = 0.03
/** Three launches a side find a true 3 % in two of three tries only: they may call nothing smaller than this. */
export const fewLaunchesFloor = 0.05
const fewLaunches = 3

/** 3 x what this machine's own A/A runs spread, and at least 1 %. @param spread standard deviation of ln, null when unknown */
export const noiseFloorOf = (spread: number | null): number => (spread === null ? defaultNoiseFloor : Math.max(0.01, 3 * spread))

/** Difference found in four of five tries at 5 %: (t(0.975) + t(0.8)) se, about 2.8 se for many launches. As a share. */
const detectableOf = ({ se, df }: Contrast): number => (se === 0 ? 0 : Math.expm1((studentT(0.975, df) + studentT(0.8, df)) * se))

function floorFor({ launches }: Contrast, { noiseFloor }: VerdictOptions): number {
  return Math.min(...launches) <= fewLaunches ? Math.max(noiseFloor, fewLaunchesFloor) : noiseFloor
}

/** @param stands whether the difference from zero holds, with the other verdicts of the screen counted in */
function judge(contrast: Contrast, stands: boolean, options: VerdictOptions): Verdict {
  const limit = Math.log1p(floorFor(contrast, options))
  const { low, high } = contrastInterval(contrast, 0.95)
  const shown = { speedUp: Math.exp(contrast.d), interval: { low: Math.exp(low), high: Math.exp(high) } }
  if (stands && Math.abs(contrast.d) > limit) return { kind: contrast.d > 0 ? 'faster' : 'slower', ...shown }
  // Two one-sided tests at 5 %: the 90 % interval lies within the floor (Schuirmann 1987).
  const narrow = contrastInterval(contrast, 0.9)
  if (narrow.low > -limit && narrow.high < limit) return { kind: 'equivalent', ...shown }
  if (stands) return { kind: 'small-difference', ...shown }
  return { kind: 'no-significant-difference', detectable: detectableOf(contrast), corrected: low > 0 || high < 0, ...shown }
}

/** The verdicts of one screen, in the order given: Holm keeps the chance of any false one at 5 %. */
export function verdicts(contrasts: readonly Contrast[], options: VerdictOptions | ((i: number) => VerdictOptions)): Verdict[] {
  const stands = holm(contrasts.map(contrastP))
  return contrasts.map((contrast, i) => judge(contrast, stands[i]!, typeof options === 'function' ? options(i) : options))
}

export const verdictOf = (contrast: Contrast, options: VerdictOptions = { noiseFloor: defaultNoiseFloor }): Verdict => verdicts([contrast], options)[0]!
