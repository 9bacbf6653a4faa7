/**
 * "Unknown" is an answer. A value that could not be had carries its reason from the probe to the screen, so a reader
 * sees "driver version: not available (no permission)" where a zero would have lied.
 */
export type UnknownReason =
  | 'not-installed'
  | 'no-permission'
  | 'unreadable'
  | 'not-reported'
  | 'not-applicable'
  | 'timed-out'
  | 'not-asked'

export type Known<T> = { known: true; value: T }
export type Unknown = { known: false; because: UnknownReason; detail?: string | undefined }
export type Maybe<T> = Known<T> | Unknown

export const known = <T>(value: T): Known<T> => ({ known: true, value })

export const unknown = (because: UnknownReason, detail?: string): Unknown =>
  detail === undefined ? { known: false, because } : { known: false, because, detail }

/** The value, or `fallback` when it is unknown. */
export const valueOr = <T, F>(maybe: Maybe<T>, fallback: F): T | F => (maybe.known ? maybe.value : fallback)

/** Words for a reader: "no permission", "not installed". */
export const reasonText: Record<UnknownReason, string> = {
  'not-installed': 'not installed',
  'no-permission': 'no permission',
  unreadable: 'unreadable',
  'not-reported': 'not reported',
  'not-applicable': 'does not apply here',
  'timed-out': 'timed out',
  'not-asked': 'not asked',
}
