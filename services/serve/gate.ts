import { type IncomingMessage } from 'node:http'
import { isOurs, ownerOf, type Peer } from './peer-owner'
import { refusals, type Refusal } from './refusal'
import { type Sessions } from './sessions'

export interface GateOptions {
  readonly port: number
  readonly sessions: Sessions
  readonly env: NodeJS.ProcessEnv
  /** Who holds the other end of a connection. */
  readonly owner?: (peer: Peer) => number | null
}

/**
 * Says who may not ask, and why. That we listen on 127.0.0.1 alone keeps the network out; the rest is about pages in
 * this machine's browsers, and about its other accounts.
 */
export class Gate {
  constructor(private readonly options: GateOptions) {}

  /** Asked of all that arrives, before anything else of it is looked at. */
  private refuseSender({ headers, socket }: IncomingMessage): Refusal | null {
    const { port, env, owner = ownerOf } = this.options
    // A page whose name was rebound to 127.0.0.1 (DNS rebinding) still sends its own name.
    if (headers.host !== `127.0.0.1:${port}` && headers.host !== `localhost:${port}`) return refusals.host
    const { remoteAddress: address = '', remotePort = 0 } = socket
    return isOurs(owner({ address, port: remotePort, ownPort: port }), process.getuid?.(), env) ? null : refusals.account
  }

  /** A page or a file of it. `none` is an address that a person typed or a program opened. */
  refusePage(request: IncomingMessage): Refusal | null {
    const sender = this.refuseSender(request)
    if (sender) return sender
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusals.method
    const site = request.headers['sec-fetch-site']
    // Pages of other ports on this host are "same-site", and strangers as well.
    return site === undefined || site === 'none' || site === 'same-origin' ? null : refusals.elsewhere
  }

  /** The socket: the browser's same-origin rule does not cover it, so that Origin has to be checked here. */
  refuseSocket(request: IncomingMessage): Refusal | null {
    const sender = this.refuseSender(request)
    if (sender) return sender
    const { origin, host, 'sec-fetch-site': site } = request.headers
    if (origin !== `http://${host}` || site === 'cross-site') return refusals.origin
    return this.refuseStranger(request)
  }

  refuseStranger({ headers }: IncomingMessage): Refusal | null {
    return this.options.sessions.has(headers.cookie) ? null : refusals.stranger
  }
}
