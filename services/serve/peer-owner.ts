import fs from 'node:fs'
import os from 'node:os'

/** The other end of a connection on 127.0.0.1. */
export interface Peer {
  readonly address: string
  readonly port: number
  readonly ownPort: number
}

/** 127.0.0.1:4780 as the kernel writes it: the address in the machine's byte order, both in hexadecimal. */
function written(address: string, port: number, littleEndian: boolean): string {
  const octets = address.split('.').map((octet) => Number(octet).toString(16).padStart(2, '0'))
  return `${(littleEndian ? octets.reverse() : octets).join('')}:${port.toString(16).padStart(4, '0')}`.toUpperCase()
}

/**
 * Whose the peer's end is, out of the text of /proc/net/tcp and tcp6 (proc(5)); null when it is not listed. A program
 * that speaks IPv4 through an IPv6 socket is in tcp6, with the same address after a prefix.
 */
export function parseOwner(table: string, { address, port, ownPort }: Peer, littleEndian = os.endianness() === 'LE'): number | null {
  const [theirs, ours] = [written(address, port, littleEndian), written('127.0.0.1', ownPort, littleEndian)]
  for (const line of table.split('\n')) {
    const [, local = '', remote = '', , , , , uid = ''] = line.trim().split(/\s+/)
    if (local.endsWith(theirs) && remote.endsWith(ours) && /^\d+$/.test(uid)) return Number(uid)
  }
  return null
}

/** The uid of the program at the other end; null where the system does not tell (only Linux does). */
export function ownerOf(peer: Peer): number | null {
  try {
    return parseOwner(['/proc/net/tcp', '/proc/net/tcp6'].map((file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')).join('\n'), peer)
  } catch {
    return null
  }
}

/**
 * Whether that account may ask. A stolen link or cookie (arguments of `xdg-open` can be read by everyone, cookies of
 * 127.0.0.1 go to every port) is then worth nothing to another account. Root can read all of ours anyway, and who
 * started us by sudo has a browser under their own name. Unknown leaves it to link and cookie.
 */
export function isOurs(owner: number | null, own: number | undefined, env: NodeJS.ProcessEnv): boolean {
  return owner === null || own === undefined || owner === own || owner === 0 || String(owner) === env['SUDO_UID']
}
