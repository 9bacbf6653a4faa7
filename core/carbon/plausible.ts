import { significant, type Interval } from '../units'

/** Half an order of magnitude: what host, cooling, network and grid mix that nobody stated can add up to. */
const slack = Math.sqrt(10)

export interface Claim {
  readonly claimed: number
  /** What the inputs give. */
  readonly expected: Interval
  readonly unit: string
  /** "the energy", "the emission" */
  readonly what: string
}

export interface Plausibility {
  readonly plausible: boolean
  readonly because: string
}

/**
 * Whether a claim lies within half an order of magnitude of what its own inputs give. Famous estimates were off by 60
 * to 90 times (Patterson et al. 2021, section 4.1, on the cost of one architecture search), honest ones differ by two or three.
 */
export function judgeClaim({ claimed, expected, unit, what }: Claim): Plausibility {
  const range = `${significant(expected.low)} to ${significant(expected.high)} ${unit}`
  const off = claimed > expected.high ? claimed / expected.high : claimed === 0 ? Infinity : expected.low / claimed
  if (claimed <= expected.high * slack && claimed >= expected.low / slack) return { plausible: true, because: `${what} follows from the hours and the power: ${range}` }
  const times = Number.isFinite(off) ? `${significant(off, 2)} times ` : ''
  return { plausible: false, because: `the hours and the power give ${range} for ${what}; the claim of ${significant(claimed)} ${unit} is ${times}too ${claimed > expected.high ? 'high' : 'low'}` }
}
