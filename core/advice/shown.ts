import { assumptions, type AssumptionKey, type AssumptionSpec } from './assumptions'
import { usageError } from '../errors/user-error'
import { titleOf } from './groups'

/** People type shares as per cent; the scenario keeps them as shares. */
const isShare = (unit: string): boolean => unit === 'share' || unit.startsWith('share/')
const factorOf = ({ unit }: AssumptionSpec): number => (isShare(unit) ? 100 : 1)
/** Twelve digits: what multiplying by a hundred adds is gone, what a person typed is not. */
const plain = (value: number): string => String(Number(value.toPrecision(12)))

export interface ShownRange {
  /** "%/year", "USD/kWh" */
  readonly unit: string
  readonly min: number
  readonly max: number
}

/** Unit and ends of an assumption as a form shows them. */
export function shownRange(key: AssumptionKey): ShownRange {
  const spec: AssumptionSpec = assumptions[key]
  const factor = factorOf(spec)
  return { unit: spec.unit.replace(/^share/, '%'), min: Number(plain(spec.min * factor)), max: Number(plain(spec.max * factor)) }
}

/** "5" for a discount of 0.05; empty for what is unknown. */
export const shownValue = (key: AssumptionKey, value: number | null): string => (value === null ? '' : plain(value * factorOf(assumptions[key])))

/** What a person typed, in the assumption's own unit; null for nothing. @throws UserError usage that names the range */
export function typedValue(key: AssumptionKey, typed: string): number | null {
  const spec: AssumptionSpec = assumptions[key]
  const text = typed.trim()
  if (text === '') return null
  const { unit, min, max } = shownRange(key)
  const shown = Number(text.replace(/^\$/, '').replace(/%$/, ''))
  const inRange = shown >= min && shown <= max && (!spec.whole || Number.isInteger(shown))
  if (!inRange) throw usageError(`${titleOf(key)}: '${text.slice(0, 40)}' is not a ${spec.whole ? 'whole ' : ''}number from ${min} to ${max} (${unit}).`, 'What stood there stays.')
  return Number(plain(shown / factorOf(spec)))
}
