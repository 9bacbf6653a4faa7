import { protocol } from 'electron'
import { contentSecurityPolicy, readPage } from '../services/app/page-files'
import { appOrigin, appScheme } from './trusted-sender'

/** Must be called before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

const headersFor = (type: string) => ({
  'content-type': type,
  'content-security-policy': contentSecurityPolicy(),
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
})

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
      const { status, body, type } = await readPage(root, appOrigin, url)
      return new ResponseClass(body, { status, headers: headersFor(type) })
    })
    return 'handle'
  }
  port.registerBufferProtocol(appScheme, ({ url }, callback) => {
    void readPage(root, appOrigin, url).then(({ status, body, type }) => callback({ statusCode: status, data: body, mimeType: type.split(';')[0], charset: 'utf-8', headers: headersFor(type) }))
  })
  return 'buffer'
}
