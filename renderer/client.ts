import { socketPath } from '../core/contract/socket'
import { createClient, type Transport } from '../core/contract/client'
import { ipcTransport } from './transport/ipc'
import { socketTransport, type SocketTransport } from './transport/socket'

const inElectron = window.groundspeed

const socket: SocketTransport | null = inElectron ? null : socketTransport(`ws://${window.location.host}${socketPath}`)
const transport: Transport = inElectron ? ipcTransport(inElectron) : socket!

/** The program behind this page, in Electron or in a browser: the pages cannot tell. */
export const { call, listen } = createClient(transport)

/** Told when the program goes away or comes back; Electron's never does. @returns the function that stops listening */
export const onConnection = (listener: (connected: boolean) => void): (() => void) => socket?.onConnection(listener) ?? (() => undefined)
