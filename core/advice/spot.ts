export interface SpotWork {
  /** Chance that the instance is taken away within an hour, 0 to 1. */
  readonly interruptionRate: number
  readonly checkpointMinutes: number
  readonly checkpointWriteMinutes: number
  readonly restartMinutes: number
}

/**
 * Hours paid for one hour of work that survives: lost work, checkpoints and restarts counted. Daly 2006, "A higher order
 * estimate of the optimum checkpoint interval for restart dumps" (Future Generation Computer Systems 22): interrupted at
 * a rate of L an hour, stretches of t hours with a checkpoint of d take e^(L R) (e^(L (t + d)) - 1) / (L t) each, R the
 * restart; L = -ln(1 - p). Without interruptions it is (t + d) / t. At p = 1 nothing ever finishes: Infinity, for the
 * caller to refuse.
 */
export function hoursPerUsefulHour({ interruptionRate, checkpointMinutes, checkpointWriteMinutes, restartMinutes }: SpotWork): number {
  const work = checkpointMinutes / 60
  const whole = work + checkpointWriteMinutes / 60
  if (interruptionRate >= 1) return Infinity
  const rate = -Math.log1p(-interruptionRate)
  if (rate === 0) return whole / work
  return (Math.exp((rate * restartMinutes) / 60) * Math.expm1(rate * whole)) / (rate * work)
}
