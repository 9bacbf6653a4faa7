import { resultUnits, type ResultUnit } from '../benchmark/definition'
import { formatBytes, formatMeasured, formatPercent, significant } from '../units'
import { type Evidence, type Gain } from './finding'

/** The first letter large: how a sentence or a cell begins. */
export const capital = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`

/** "an image", "a token" */
export const article = (unit: string): string => `${/^[aeiou]/i.test(unit) ? 'an' : 'a'} ${unit}`

const scales: readonly (readonly [least: number, unit: string])[] = [[1, 's'], [1e-3, 'ms'], [1e-6, 'us'], [1e-9, 'ns']]

/** The scale in which a time of so many seconds is said: milliseconds for 6.4 ms. */
export const timeScale = (seconds: number): { factor: number; unit: string } => {
  const [factor, unit] = scales.find(([least]) => Number(seconds.toPrecision(2)) >= least) ?? scales[scales.length - 1]!
  return { factor, unit }
}

/** "6.4 ms": what a unit of work takes. @param seconds >= 0 */
export function shortTime(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'unknown'
  if (seconds === 0) return 'none'
  const { factor, unit } = timeScale(seconds)
  return `${significant(seconds / factor, seconds / factor < 100 ? 2 : 3)} ${unit}`
}

/** "1.4x": two digits, since it is predicted. */
export const timesWords = (factor: number): string => `${significant(factor, factor < 100 ? 2 : 3)}x`

/** "1.4x [1.2, 1.6]" */
export const gainWords = ({ point, low, high }: Extract<Gain, { known: true }>): string => `${timesWords(point)} [${significant(low, 2)}, ${significant(high, 2)}]`

const isResult = (unit: string): unit is ResultUnit => (resultUnits as readonly string[]).includes(unit)

/** A number of evidence in its own unit; a fact without one is told by its text alone. */
export function evidenceWords({ value, unit, interval }: Evidence): string {
  if (value === null) return ''
  if (isResult(unit)) return formatMeasured(value, unit, interval)
  if (unit === 'bytes') return formatBytes(value)
  if (unit === 'share') return formatPercent(value)
  if (unit === 's') return shortTime(value)
  return `${significant(value, 3)} ${unit}`
}
