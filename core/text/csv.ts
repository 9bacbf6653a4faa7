/**
 * Cells that a spreadsheet would take for a formula: they begin with = + - @, TAB or CR, with their full-width forms, or
 * with any of these after quotes and blanks (METHOD C3; OWASP, "CSV injection"). A leading apostrophe makes them text.
 */
const formula = /^[\s"'\u2018\u2019\u201c\u201d\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]|^[\t\r]/

/** One cell (RFC 4180). Text from others cannot start a formula; numbers are written as numbers; null is an empty cell. */
export function csvCell(value: string | number | null): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return ''
  if (typeof value === 'number') return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** A table with its heads, lines ended by CR LF as RFC 4180 has them. */
export const csvTable = (heads: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string => [heads, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
