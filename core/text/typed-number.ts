/** A number as people type one, also with thousands marks or an exponent; NaN: it is none, or empty. */
export function typedNumber(typed: string): number {
  // A comma is a thousands mark or nothing: "1,5" may be either of two numbers, and is asked for again.
  const bare = typed.trim().replace(/[\s_]/g, '').replace(/,(?=\d{3}(\D|$))/g, '')
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(bare) ? Number(bare) : NaN
}
