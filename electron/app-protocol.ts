import fs from 'node:fs'
import { protocol } from 'electron'
import { contentSecurityPolicy, resolvePage } from './page-files'
import { appScheme } from './trusted-sender'

/** Must be called before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

const headersFor = (type: string) => ({
  'content-type': type,
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
})

async function read(root: string, address: string): Promise<{ status: number; body: Buffer; type: string }> {
  const page = resolvePage(root, address)
  const missing = { status: 404, body: Buffer.from('not found'), type: 'text/plain' }
  if (!page) return missing
  try {
    return { status: 200, body: await fs.promises.readFile(page.file), type: page.type }
  } catch {
    return missing
  }
}

interface ProtocolLike {
  handle?: (scheme: string, handler: (request: { url: string }) => Promise<unknown>) => void
  registerBufferProtocol: (scheme: string, handler: (request: { url: string }, callback: (response: object) => void) => void) => unknown
}

/** Serves the renderer's files. protocol.handle came with Electron 25; older ones have registerBufferProtocol. */
export function serveApp(root: string, port: ProtocolLike = protocol as unknown as ProtocolLike): 'handle' | 'buffer' {
  if (typeof port.handle === 'function') {
    // Where protocol.handle is there (Electron 25, Node 18), so is Response.
    // eslint-disable-next-line n/no-unsupported-features/node-builtins
    const ResponseClass = (globalThis as unknown as { Response: new (body: Buffer, init: object) => unknown }).Response
    port.handle(appScheme, async ({ url }) => {
      const { status, body, type } = await read(root, url)
      return new ResponseClass(body, { status, headers: headersFor(type) })
    })
    return 'handle'
  }
  port.registerBufferProtocol(appScheme, ({ url }, callback) => {
    void read(root, url).then(({ status, body, type }) => callback({ statusCode: status, data: body, mimeType: type.split(';')[0], charset: 'utf-8', headers: headersFor(type) }))
  })
  return 'buffer'
}
