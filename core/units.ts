import { type ResultUnit } from './benchmark/definition'

/**
 * Text is born here, at the moment of display: three significant digits, fewer when the interval is wider, always with
 * a unit. Rates are decimal (GB/s = 1e9 B/s), capacities binary (GiB). Window, terminal and reports share these.
 */
export interface Interval {
  readonly low: number
  readonly high: number
}

interface Scale {
  readonly factor: number
  readonly unit: string
}

const decimal = (unit: string): Scale[] => ['T', 'G', 'M', 'k', ''].map((prefix, i) => ({ factor: 1000 ** (4 - i), unit: prefix + unit }))

const scales: Record<ResultUnit, readonly Scale[]> = {
  'FLOP/s': decimal('FLOP/s'),
  'B/s': decimal('B/s'),
  'images/s': [{ factor: 1, unit: 'images/s' }],
  'tokens/s': [{ factor: 1, unit: 'tokens/s' }],
  'op/s': decimal('op/s'),
  's/op': [
    { factor: 1, unit: 's/op' },
    { factor: 1e-3, unit: 'ms/op' },
    { factor: 1e-6, unit: 'us/op' },
    { factor: 1e-9, unit: 'ns/op' },
  ],
}

/** What is no number is said in words: "NaN GB/s" would look like a result. */
const unlessUnknown = (value: number, text: () => string): string => (Number.isFinite(value) ? text() : 'unknown')

const scaleFor = (value: number, unit: ResultUnit): Scale => {
  const list = scales[unit]
  // Of the rounded value: 999.96 GB/s is 1.00 TB/s, not 1000 GB/s.
  const rounded = Number(Math.abs(value).toPrecision(3))
  return list.find((scale) => rounded >= scale.factor) ?? list[list.length - 1]!
}

/** The scale that a value is shown in, for an axis whose ticks share it. */
export const resultScale = (value: number, unit: ResultUnit): { factor: number; unit: string } => scaleFor(value, unit)

/** Digits that the interval supports: floor(log10(value / half-width)) + 1, from 1 to 3 (METHOD A2). */
export function supportedDigits(value: number, interval: Interval | null): number {
  if (!interval) return 3
  const half = (interval.high - interval.low) / 2
  if (!(half > 0)) return 3
  return Math.max(1, Math.min(3, Math.floor(Math.log10(Math.abs(value) / half)) + 1))
}

/** A number with so many significant digits and never an exponent: 31.4, 0.52, 1230. */
export function significant(value: number, digits = 3): string {
  if (value === 0) return '0'
  const rounded = Number(value.toPrecision(digits))
  // Of the rounded value: 9.996 has two digits before the point once it is 10.0.
  const magnitude = Math.floor(Math.log10(Math.abs(rounded)))
  return rounded.toFixed(Math.max(0, digits - 1 - magnitude))
}

/** "213 GFLOP/s" */
export function formatRate(value: number, unit: ResultUnit, digits = 3): string {
  const scale = scaleFor(value, unit)
  return unlessUnknown(value, () => `${significant(value / scale.factor, digits)} ${scale.unit}`)
}

/** A measured value in the parts that tables and figures set apart: "31.4", "GB/s", "[31.1, 31.8]". */
export interface MeasuredParts {
  readonly value: string
  readonly unit: string
  /** Empty without an interval. */
  readonly band: string
}

/** Value and interval in one unit. The ends of the interval keep three digits, so that they differ. */
export function measuredParts(value: number, unit: ResultUnit, interval: Interval | null): MeasuredParts {
  if (!Number.isFinite(value)) return { value: 'unknown', unit: '', band: '' }
  const scale = scaleFor(value, unit)
  const digits = Math.max(2, supportedDigits(value, interval))
  const band = interval ? `[${significant(interval.low / scale.factor)}, ${significant(interval.high / scale.factor)}]` : ''
  return { value: significant(value / scale.factor, digits), unit: scale.unit, band }
}

/** "31.4 GB/s" */
export const withUnit = ({ value, unit }: MeasuredParts): string => [value, unit].filter(Boolean).join(' ')

/** "31.4 GB/s [31.1, 31.8]" */
export function formatMeasured(value: number, unit: ResultUnit, interval: Interval | null): string {
  const parts = measuredParts(value, unit, interval)
  return [withUnit(parts), parts.band].filter(Boolean).join(' ')
}

/** Capacity: "31.3 GiB". @param bytes >= 0 */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  return unlessUnknown(bytes, () => `${step === 0 ? bytes : significant(bytes / 1024 ** step)} ${units[step]}`)
}

/** As people say them: "0.4 s", "45 s", "2 min 10 s", "3 h 5 min", "12 days", "9 months", "3.5 years". @param seconds >= 0 */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'unknown'
  if (seconds < 10) return `${significant(seconds, 2)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return join(Math.floor(whole / 60), 'min', whole % 60, 's')
  const minutes = Math.round(seconds / 60)
  if (minutes < 48 * 60) return join(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
  const days = seconds / 86_400
  if (days < 60) return `${Math.round(days)} days`
  return days < 2 * daysPerYear ? `${Math.round((12 * days) / daysPerYear)} months` : `${significant(days / daysPerYear, 2)} years`
}

/** "1 min 10 s left", from the share done and the time it took; empty while there is too little to go by. */
export function timeLeft(done: number, total: number, elapsedSeconds: number): string {
  if (done <= 0 || total <= done || elapsedSeconds < 1) return ''
  return `${formatDuration((elapsedSeconds / done) * (total - done))} left`
}

const daysPerYear = 365.25
const join = (a: number, unitA: string, b: number, unitB: string): string => (b === 0 ? `${a} ${unitA}` : `${a} ${unitA} ${b} ${unitB}`)

/** "$2.49": two decimals, four below a dime. */
export const formatUsd = (usd: number): string =>
  unlessUnknown(usd, () => `${usd < 0 ? '-' : ''}$${Math.abs(usd).toFixed(Math.abs(usd) < 0.1 && usd !== 0 ? 4 : 2)}`)

/** "3.4 %" from 0.034. */
export const formatPercent = (share: number): string => unlessUnknown(share, () => `${significant(100 * share, 2)} %`)
