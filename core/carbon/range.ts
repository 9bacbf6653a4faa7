import { type Provenance } from '../result/provenance'

/** What is known of a figure that cannot be negative: its ends, and a point where there is one. A TDP gives none. */
export interface Range {
  readonly low: number
  readonly high: number
  /** Null: it lies somewhere between the ends, and nobody knows where. */
  readonly point: number | null
}

/** A figure with what it is and where it is from. */
export interface Amount extends Range {
  readonly kind: Provenance
  readonly from: string
}

/** @param point null is nothing but the ends; equal ends are a point */
export const range = (low: number, high: number, point: number | null = null): Range => ({ low, high, point: point ?? (low === high ? low : null) })
export const exactly = (value: number): Range => range(value, value)
export const scaled = (of: Range, by: number): Range => range(of.low * by, of.high * by, of.point === null ? null : of.point * by)
export const product = (a: Range, b: Range): Range => range(a.low * b.low, a.high * b.high, a.point === null || b.point === null ? null : a.point * b.point)

/** Ends are added as if all erred the same way: a sum is never surer than its parts. Without a point in one part it has none. */
export function sumOf(parts: readonly Range[]): Range {
  const add = (of: (part: Range) => number) => parts.reduce((total, part) => total + of(part), 0)
  return range(add(({ low }) => low), add(({ high }) => high), parts.some(({ point }) => point === null) ? null : add(({ point }) => point!))
}

/** For an order alone, never shown: between the ends there is no likelier place. */
export const middle = ({ low, high, point }: Range): number => point ?? (low + high) / 2
export const overlap = (a: Range, b: Range): boolean => a.low <= b.high && b.low <= a.high
