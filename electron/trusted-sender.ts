/** The one origin that the window's own pages have. */
export const appScheme = 'app'
export const appOrigin = `${appScheme}://groundspeed`

export interface SenderFrame {
  readonly url: string
  /** Null for a top frame. */
  readonly parent: unknown
}

/** Only the top frame of our own page may call; a frame that has gone (null) may not. */
export function isTrustedSender(frame: SenderFrame | null | undefined): boolean {
  if (!frame || frame.parent) return false
  try {
    const { protocol, host } = new URL(frame.url)
    return `${protocol}//${host}` === appOrigin
  } catch {
    return false
  }
}
