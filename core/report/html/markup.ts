/** Text that is markup already: made by us, never from outside. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Part = Markup | string | number | readonly Part[] | null | false

/** Names and logs come from outside: nothing in them may act as HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`)

function write(part: Part): string {
  if (part === null || part === false) return ''
  if (part instanceof Markup) return part.text
  if (Array.isArray(part)) return part.map(write).join('')
  return escapeHtml(String(part))
}

/** A template whose values are escaped; only what `html` made itself passes as markup. */
export const html = (pieces: TemplateStringsArray, ...values: readonly Part[]): Markup =>
  new Markup(pieces.reduce((text, piece, i) => text + piece + (i < values.length ? write(values[i]!) : ''), ''))
