import { type MeasuredSummary } from '../run/summary'
import { type Evidence } from './finding'

/** A benchmark's value as evidence. @param text what it is, for a newcomer */
export const measuredEvidence = ({ id, value, unit, interval }: MeasuredSummary, text: string): Evidence => ({ text, value, unit, interval, provenance: 'measured', benchmark: id })

/** Any other number. @param value in `unit` */
export const evidence = (text: string, value: number | null, unit: string, provenance: Evidence['provenance'], interval: Evidence['interval'] = null): Evidence => ({ text, value, unit, interval, provenance, benchmark: null })

/** Standard deviation of the logarithm that a measurement's 95 % interval shows; what quick runs of a quiet machine scatter where there is none. */
export function measuredSigma({ value, interval }: Pick<MeasuredSummary, 'value' | 'interval'>): number {
  const scatter = 0.03
  // A t interval of three launches is wide for being of few, not for their scatter.
  return interval === null || !(interval.low > 0) ? scatter : Math.min(0.3, Math.log(interval.high / value) / 1.96)
}
