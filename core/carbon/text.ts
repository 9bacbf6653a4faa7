import { type Maybe } from '../result/known'
import { type MeasuredParts, significant, supportedDigits, withUnit } from '../units'
import { middle, type Range } from './range'

const scales = [
  { from: 1000, factor: 1000, unit: 't' },
  { from: 1, factor: 1, unit: 'kg' },
  { from: 1e-3, factor: 1e-3, unit: 'g' },
  { from: 0, factor: 1e-6, unit: 'mg' },
]

/** A range in one unit: a point with its band, or from one end to the other where there is no point. */
export function rangeParts(of: Range, unit: string, factor = 1): MeasuredParts {
  const [low, high] = [of.low / factor, of.high / factor].map((end) => significant(end))
  if (of.point === null) return { value: `${low} to ${high}`, unit, band: '' }
  const digits = Math.max(2, supportedDigits(of.point, of))
  return { value: of.point === 0 ? '0' : significant(of.point / factor, of.high > of.low ? digits : 3), unit, band: of.high > of.low ? `[${low}, ${high}]` : '' }
}

/** "40 kg", "61 to 160 kg", "3.2 t": mass of CO2e in the unit that suits it. */
export function kgParts(of: Range): MeasuredParts {
  const size = Number(middle(of).toPrecision(3))
  const scale = size === 0 ? scales[1]! : (scales.find(({ from }) => size >= from) ?? scales[scales.length - 1]!)
  return rangeParts(of, scale.unit, scale.factor)
}

/** "820 J", "12.3 kJ": an energy in the unit that suits it. */
export function joulesParts(of: Range): MeasuredParts {
  const power = Math.min(3, Math.max(0, Math.floor(Math.log10(Number(middle(of).toPrecision(3)) || 1) / 3)))
  return rangeParts(of, ['J', 'kJ', 'MJ', 'GJ'][power]!, 1000 ** power)
}

/** "40 kg [38, 42]" */
export const kgText = (of: Range): string => {
  const parts = kgParts(of)
  return [withUnit(parts), parts.band].filter(Boolean).join(' ')
}
/** Without the band, for a sentence that has it elsewhere. */
export const kgShort = (of: Range): string => withUnit(kgParts(of))

/** The text of what is known, else why it is not. */
export const orWhy = <T>(maybe: Maybe<T>, text: (value: T) => string): string => (maybe.known ? text(maybe.value) : `unknown: ${maybe.detail ?? maybe.because}`)
export const orUnknown = <T>(maybe: Maybe<T>, text: (value: T) => string): string => (maybe.known ? text(maybe.value) : 'unknown')
