import { type Rates, type TrainingPrecision } from '../rates'

/** Where a step's time goes on the reference card; the parts sum to 1. */
export interface Shares {
  readonly matrix: number
  readonly memory: number
  readonly vector: number
}

/** The card that shares are told for: A100 SXM4 80 GB, by its catalog id. */
export const referenceGpu = 'a100-sxm4-80gb'

/** Where the time of a step goes, in units of the whole of it on the reference card. */
export const relativeParts = (shares: Shares, reference: Rates, rates: Rates): Shares => ({
  matrix: (shares.matrix * reference.matrix) / rates.matrix,
  memory: (shares.memory * reference.bandwidth) / rates.bandwidth,
  vector: (shares.vector * reference.vector) / rates.vector,
})

/** Time of a step in units of the reference card's. */
export function relativeTime(shares: Shares, reference: Rates, rates: Rates): number {
  const { matrix, memory, vector } = relativeParts(shares, reference, rates)
  return matrix + memory + vector
}

/** Shares, and what one unit of the workload takes on the reference card, s. */
export interface FittedShares extends Shares {
  readonly seconds: number
}

/** One measurement of a workload: samples a second on a card of these rates. */
export interface Observation {
  readonly throughput: number
  readonly rates: Rates
}

/**
 * Shares that explain the measurements best: non-negative least squares of the relative error of the time, over every
 * choice of the three parts (seven; the best whose parts are all positive).
 * @param leastMatrix seconds that products take on the reference card at the least, from counted FLOP: without it a fit to
 * cards that all have matrix units may leave products no time at all, which holds for no card without
 */
export function fitShares(observations: readonly Observation[], reference: Rates, leastMatrix = 0): FittedShares | null {
  const free = fitFree(observations, reference, 0)
  return free && free.matrix * free.seconds < leastMatrix ? fitFree(observations, reference, leastMatrix) : free
}

/** @param fixed seconds of products that are given, 0: they are fitted */
function fitFree(observations: readonly Observation[], reference: Rates, fixed: number): FittedShares | null {
  const rows = observations.map(({ throughput, rates }) => [reference.matrix / rates.matrix, reference.bandwidth / rates.bandwidth, reference.vector / rates.vector].map((value) => value * throughput))
  let best: { error: number; weights: number[] } | null = null
  for (let mask = 1; mask < 8; mask++) {
    const columns = [0, 1, 2].filter((column) => mask & (1 << column) && !(fixed > 0 && column === 0))
    const solved = columns.length === 0 ? null : leastSquares(rows.map((row) => columns.map((column) => row[column]!)), rows.map((row) => 1 - fixed * row[0]!))
    if (!solved || solved.some((weight) => weight < 0)) continue
    const weights = [0, 1, 2].map((column) => (columns.includes(column) ? solved[columns.indexOf(column)]! : column === 0 ? fixed : 0))
    const error = rows.reduce((sum, row) => sum + (row.reduce((total, value, i) => total + value * weights[i]!, 0) - 1) ** 2, 0)
    if (!best || error < best.error) best = { error, weights }
  }
  if (!best) return null
  const [matrix = 0, memory = 0, vector = 0] = best.weights
  const sum = matrix + memory + vector
  return { matrix: matrix / sum, memory: memory / sum, vector: vector / sum, seconds: sum }
}

/** Weights w with rows w = targets, by the normal equations; null when they have no single answer. */
function leastSquares(rows: readonly number[][], targets: readonly number[]): number[] | null {
  const n = rows[0]?.length ?? 0
  const system = Array.from({ length: n }, (_, i) => [...Array.from({ length: n }, (_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)), rows.reduce((sum, row, k) => sum + row[i]! * targets[k]!, 0)])
  for (let i = 0; i < n; i++) {
    const pivot = system.slice(i).reduce((most, row, k) => (Math.abs(row[i]!) > Math.abs(system[most]![i]!) ? i + k : most), i)
    ;[system[i], system[pivot]] = [system[pivot]!, system[i]!]
    if (Math.abs(system[i]![i]!) < 1e-30) return null
    for (let k = 0; k < n; k++) {
      if (k === i) continue
      const factor = system[k]![i]! / system[i]![i]!
      for (let j = i; j <= n; j++) system[k]![j]! -= factor * system[i]![j]!
    }
  }
  return system.map((row, i) => row[n]! / row[i]!)
}

/** Shares and time of a network of the same kind with so many times the arithmetic and the traffic of one that was measured. */
export function scaledShares({ matrix, memory, vector, seconds }: FittedShares, arithmetic: number, traffic: number): FittedShares {
  const sum = matrix * arithmetic + (memory + vector) * traffic
  return { matrix: (matrix * arithmetic) / sum, memory: (memory * traffic) / sum, vector: (vector * traffic) / sum, seconds: seconds * sum }
}

export type SharesByPrecision = Readonly<Record<TrainingPrecision, FittedShares>>
