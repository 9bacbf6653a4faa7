/** Most rounds of calibration; the last K is then taken as it is (METHOD A1). */
export const calibrationRounds = 4

/** A sample may be a tenth shorter than asked for. */
const enough = 0.9

/** First guess of K, iterations per sample, from the time of one iteration (both in s). Whole, at least 1. */
export function firstIterations(targetSeconds: number, oneIterationSeconds: number): number {
  if (!(oneIterationSeconds > 0)) return 1
  return Math.max(1, Math.ceil(targetSeconds / oneIterationSeconds))
}

/** Whether a sample of `iterations` was long enough, and the K to try next when it was not. */
export function nextIterations(targetSeconds: number, iterations: number, sampleSeconds: number): { accept: boolean; iterations: number } {
  if (sampleSeconds >= enough * targetSeconds) return { accept: true, iterations }
  const scaled = sampleSeconds > 0 ? Math.ceil((iterations * targetSeconds) / sampleSeconds) : iterations * 10
  // Always forward, never by more than ten at once: one disturbed sample must not decide K.
  return { accept: false, iterations: Math.min(iterations * 10, Math.max(iterations + 1, scaled)) }
}
