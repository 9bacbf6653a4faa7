import { type Server } from 'node:http'
import { type AddressInfo } from 'node:net'
import { failure } from '../../core/errors/user-error'

/** The same each time, so that a browser's zoom and theme for this address last. */
export const usualPort = 4780

/** Never 0.0.0.0 and never a name: what is bound to this address cannot be reached over the network. */
const address = '127.0.0.1'

const bind = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: address, port, exclusive: true }, () => {
      server.removeListener('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })

/**
 * @param port 0 is any free one; null the usual one, or any free one while that is taken
 * @returns the port it became @throws UserError when the one asked for cannot be had
 */
export async function listen(server: Server, port: number | null): Promise<number> {
  try {
    return await bind(server, port ?? usualPort)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (port === null) return bind(server, 0)
    if (code === 'EADDRINUSE') throw failure(`Port ${port} is taken.`, 'Name another one, or leave --port out for one that is free.')
    throw failure(`Port ${port} cannot be used (${code ?? message}).`, 'Name another one, or leave --port out for one that is free.')
  }
}
