import { describe, expect, it } from 'vitest'
import { isOurs, parseOwner } from './peer-owner'

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:12AC 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 30101 1 0000000000000000 100 0 0 10 0
   1: 0100007F:12AC 0100007F:D431 01 00000000:00000000 00:00000000 00000000  1000        0 30102 1 0000000000000000 20 4 30 10 -1
   2: 0100007F:D431 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1011        0 30107 1 0000000000000000 20 4 30 10 -1
   3: 0100007F:D431 0100007F:12AC 01 00000000:00000000 00:00000000 00000000  1007        0 30103 1 0000000000000000 20 4 30 10 -1
   4: 0200007F:D431 0100007F:12AC 01 00000000:00000000 00:00000000 00000000  1008        0 30104 1 0000000000000000 20 4 30 10 -1
   5: 0A00A8C0:D432 0200A8C0:12AC 01 00000000:00000000 00:00000000 00000000  1009        0 30105 1 0000000000000000 20 4 30 10 -1
   6: 0000000000000000FFFF00000100007F:D433 0000000000000000FFFF00000100007F:12AC 01 00000000:00000000 00:00000000 00000000  1010        0 30106 1 0000000000000000 20 4 30 10 -1`
const owner = (address: string, port: number, text = table) => parseOwner(text, { address, port, ownPort: 4780 }, true)

describe('whose the other end of a connection is', () => {
  it('is read from the row of that end, not of ours', () => {
    expect(owner('127.0.0.1', 0xd431)).toBe(1007)
    expect(owner('127.0.0.2', 0xd431)).toBe(1008)
  })
  it('is found where a program speaks IPv4 through IPv6', () => {
    expect(owner('127.0.0.1', 0xd433)).toBe(1010)
  })
  it('is unknown without such a row', () => {
    expect(owner('127.0.0.1', 0xd432)).toBeNull()
    for (const text of ['', 'nonsense', '0: 0100007F:D431 0100007F:12AC', '\0'.repeat(100)]) expect(owner('127.0.0.1', 0xd431, text)).toBeNull()
  })
  it('is read on big-endian machines as well', () => {
    expect(parseOwner('0: 7F000001:D431 7F000001:12AC 01 0:0 0:0 0 1007 0 1 1', { address: '127.0.0.1', port: 0xd431, ownPort: 4780 }, false)).toBe(1007)
  })
})

describe('an account', () => {
  it('is ours if it is the same, root, or the one that called sudo', () => {
    expect([isOurs(1000, 1000, {}), isOurs(0, 1000, {}), isOurs(1000, 0, { SUDO_UID: '1000' })]).toEqual([true, true, true])
    expect([isOurs(1001, 1000, {}), isOurs(1000, 0, {}), isOurs(65_534, 1000, { SUDO_UID: '1000' })]).toEqual([false, false, false])
  })
  it('that the system does not tell is left to link and cookie', () => {
    expect([isOurs(null, 1000, {}), isOurs(1001, undefined, {})]).toEqual([true, true])
  })
})
