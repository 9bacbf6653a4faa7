import { mean, squares } from '../statistics/moments'
import { studentTCdf } from '../statistics/student-t'

/**
 * Change points of a series of runs: E-divisive means (Matteson and James 2014) with Student's t for significance, as
 * Hunter does (Fleming et al. 2023): the split with the largest energy distance between its sides is kept when a t test
 * finds p < 0.001 and the means differ by 3 % or more; each side is then split again.
 */
export interface ChangePoint {
  /** First run of the new level. */
  readonly index: number
  /** New level over the old one. */
  readonly factor: number
  readonly p: number
}

export interface ChangeLimits {
  readonly significance: number
  /** Smallest change worth a mark, as a share. */
  readonly change: number
  /** Runs on each side. */
  readonly side: number
}

export const changeLimits: ChangeLimits = { significance: 0.001, change: 0.03, side: 3 }

/** Energy distance of the two sides, weighted by their sizes: 2 E|X-Y| - E|X-X'| - E|Y-Y'|. */
export function divergence(left: readonly number[], right: readonly number[]): number {
  const between = left.reduce((sum, x) => sum + right.reduce((inner, y) => inner + Math.abs(x - y), 0), 0) / (left.length * right.length)
  const within = (side: readonly number[]) => side.reduce((sum, x, i) => sum + side.slice(i + 1).reduce((inner, y) => inner + Math.abs(x - y), 0), 0) / ((side.length * (side.length - 1)) / 2)
  return ((left.length * right.length) / (left.length + right.length)) * (2 * between - within(left) - within(right))
}

/** Two-sided p of Student's t with pooled variance. */
function tTest(left: readonly number[], right: readonly number[]): number {
  const df = left.length + right.length - 2
  const pooled = (squares(left) + squares(right)) / df
  const difference = Math.abs(mean(left) - mean(right))
  if (pooled === 0) return difference === 0 ? 1 : 0
  return 2 * (1 - studentTCdf(difference / Math.sqrt(pooled * (1 / left.length + 1 / right.length)), df))
}

/** @param values one for each run, oldest first, > 0; compared by their logs @returns points in the series' order */
export function changePoints(values: readonly number[], limits: ChangeLimits = changeLimits): ChangePoint[] {
  const logs = values.map(Math.log)
  if (!logs.every(Number.isFinite)) return []
  const found: ChangePoint[] = []
  const search = (from: number, to: number): void => {
    const candidates = Array.from({ length: Math.max(0, to - from - 2 * limits.side + 1) }, (_, i) => from + limits.side + i)
    if (candidates.length === 0) return
    const energy = (at: number) => divergence(logs.slice(from, at), logs.slice(at, to))
    const at = candidates.reduce((best, each) => (energy(each) > energy(best) ? each : best))
    const [left, right] = [logs.slice(from, at), logs.slice(at, to)]
    const p = tTest(left, right)
    const factor = Math.exp(mean(right) - mean(left))
    if (!(p < limits.significance) || Math.abs(factor - 1) < limits.change) return
    found.push({ index: at, factor, p })
    search(from, at)
    search(at, to)
  }
  search(0, logs.length)
  return found.sort((a, b) => a.index - b.index)
}
