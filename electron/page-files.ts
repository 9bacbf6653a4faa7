import path from 'node:path'
import { appOrigin } from './trusted-sender'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** No script but ours, no request to anywhere, no frames, no plugins. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The file that an app:// address names, or null: only known types, only inside `root`, whatever dots, slashes or
 * encodings the address holds.
 */
export function resolvePage(root: string, address: string): { file: string; type: string } | null {
  let url: URL
  let pathname: string
  try {
    url = new URL(address)
    pathname = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  if (`${url.protocol}//${url.host}` !== appOrigin || pathname.includes('\0')) return null
  const file = path.resolve(root, `.${path.posix.join('/', pathname === '/' ? '/index.html' : pathname.replace(/\\/g, '/'))}`)
  const type = types[path.extname(file)]
  return type !== undefined && file.startsWith(path.resolve(root) + path.sep) ? { file, type } : null
}
