/** A value, or null for what is not JSON. Depth and size are bounded by the caller's limit of one mebibyte and by the engine. */
export function safeParse(text: string): unknown {
  try {
    return JSON.parse(text.trim().replace(/^\uFEFF/, '')) as unknown
  } catch {
    return null
  }
}
