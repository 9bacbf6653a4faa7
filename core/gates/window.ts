import { type PartName, type PartValue, type Reading } from './reading'

/** A stretch of time as the sampler saw it: what a gate judges. */
export interface Window {
  readonly kind: 'idle' | 'measured'
  /** In order; the first where it began, the last where it ended. */
  readonly readings: readonly Reading[]
  /** The idle stretch of the start; empty without one. */
  readonly baseline: readonly Reading[]
  /** Earlier stretches of the same benchmark in this run. */
  readonly earlier: readonly (readonly Reading[])[]
}

/** Monotonic seconds from the first reading to the last. */
export const secondsOf = (readings: readonly Reading[]): number =>
  readings.length < 2 ? 0 : readings[readings.length - 1]!.clock.monotonicSeconds - readings[0]!.clock.monotonicSeconds

/** The values of a part where it could be read. */
export const seen = <P extends PartName>(readings: readonly Reading[], part: P): PartValue<P>[] =>
  readings.flatMap((each) => {
    const answer = each[part]
    return answer.known ? [answer.value as PartValue<P>] : []
  })

/** Whether a part was still there at the end: what vanished on the way cannot say that all was well. */
export const lasted = (readings: readonly Reading[], part: PartName): boolean => readings[readings.length - 1]?.[part].known === true

/** Whether a part could no longer be read at the end; one that had nothing to say (`not-asked`) did not vanish. */
export const vanished = (readings: readonly Reading[], part: PartName): boolean => {
  const last = readings[readings.length - 1]?.[part]
  return last !== undefined && !last.known && last.because !== 'not-asked'
}

/** How far a counter went; null with fewer than two values, or when it ever ran backwards (a wrap, a reset, a lie). */
export function growth(values: readonly number[]): number | null {
  for (let i = 1; i < values.length; i++) if (!(values[i]! >= values[i - 1]!)) return null
  return values.length < 2 ? null : values[values.length - 1]! - values[0]!
}

/** How far a counter of the whole stretch went: it must have been read where the stretch began and where it ended. */
export function grown<P extends PartName>(readings: readonly Reading[], part: P, of: (value: PartValue<P>) => number | null): number | null {
  if (readings[0]?.[part].known !== true || !lasted(readings, part)) return null
  const values = seen(readings, part).map(of)
  return values.some((value) => value === null) ? null : growth(values as number[])
}
