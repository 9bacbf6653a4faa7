import { type Interval } from '../units'

/** Of the standard normal distribution: 80 % lies between it and its negative. */
const normal80 = 1.2815515655446004

/** The 80 % band of a value whose logarithm has this standard deviation. */
export const band = (value: number, sigma: number): Interval => ({ low: value * Math.exp(-normal80 * sigma), high: value * Math.exp(normal80 * sigma) })

/** Independent doubts of a logarithm. */
export const together = (...sigmas: readonly number[]): number => Math.hypot(...sigmas)

/** The standard deviation that a band was made with: `band` the other way round. */
export const sigmaOf = (value: number, high: number): number => Math.log(high / value) / normal80
