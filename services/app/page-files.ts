import fs from 'node:fs'
import path from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * No script but ours, no request to anywhere, no frames, no plugins.
 * @param connect what `connect-src` names besides the page's own origin: a browser's WebSocket has a scheme of its own
 */
export const contentSecurityPolicy = (...connect: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/**
 * The file that an address of the page's own `origin` names, or null: only known types, only inside `root`, whatever
 * dots, slashes or encodings the address holds.
 */
export function resolvePage(root: string, origin: string, address: string): { file: string; type: string } | null {
  let url: URL
  let pathname: string
  try {
    url = new URL(address)
    pathname = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  if (`${url.protocol}//${url.host}` !== origin || pathname.includes('\0')) return null
  const file = path.resolve(root, `.${path.posix.join('/', pathname === '/' ? '/index.html' : pathname.replace(/\\/g, '/'))}`)
  const type = types[path.extname(file)]
  return type !== undefined && file.startsWith(path.resolve(root) + path.sep) ? { file, type } : null
}

export interface Page {
  readonly status: 200 | 404
  readonly body: Buffer
  readonly type: string
}

/** What stands at that address, for Electron's app:// and for the browser's http:// alike. */
export async function readPage(root: string, origin: string, address: string): Promise<Page> {
  const page = resolvePage(root, origin, address)
  const missing: Page = { status: 404, body: Buffer.from('not found'), type: 'text/plain' }
  if (!page) return missing
  try {
    return { status: 200, body: await fs.promises.readFile(page.file), type: page.type }
  } catch {
    return missing
  }
}
