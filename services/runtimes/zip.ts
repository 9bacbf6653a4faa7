import fs from 'node:fs'
import { PassThrough, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import { failure } from '../../core/errors/user-error'

/** Signatures and sizes of PKZIP's APPNOTE, section 4.3. */
const endSignature = 0x06054b50
const centralSignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const centralBytes = 46
const localBytes = 30
const longestComment = 65535

interface Member {
  name: string
  method: number
  compressedBytes: number
  bytes: number
  offset: number
  crc: number
}

export interface ExtractOptions {
  readonly signal: AbortSignal
  readonly onBytes?: (done: number, total: number) => void
}

/**
 * Extracts chosen members of a zip, each to a path of the caller's making: no name in the archive becomes a path.
 * @throws UserError when the archive is damaged or a member is missing
 */
export async function extractMembers(
  file: string,
  wanted: ReadonlyMap<string, string> | ((name: string) => string | null),
  { signal, onBytes }: ExtractOptions,
): Promise<void> {
  const targetOf = typeof wanted === 'function' ? wanted : (name: string) => wanted.get(name) ?? null
  const handle = fs.openSync(file, 'r')
  try {
    const chosen = readDirectory(handle, file).flatMap((member) => {
      const target = targetOf(member.name)
      return target === null ? [] : [{ member, target }]
    })
    const missing = typeof wanted === 'function' ? chosen.length === 0 : chosen.length < wanted.size
    if (missing) throw failure(`${file} does not hold the files that were expected.`, 'The package may have changed; report this.')
    const total = chosen.reduce((sum, { member }) => sum + member.bytes, 0)
    let done = 0
    for (const { member, target } of chosen) {
      await extractOne(handle, file, member, target, signal, (bytes) => onBytes?.((done += bytes), total))
    }
  } finally {
    fs.closeSync(handle)
  }
}

function readAt(handle: number, position: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  return buffer.subarray(0, fs.readSync(handle, buffer, 0, bytes, position))
}

function readDirectory(handle: number, file: string): Member[] {
  const damaged = () => failure(`${file} is not a whole zip archive.`, 'Remove it and install again.')
  const size = fs.fstatSync(handle).size
  const tail = readAt(handle, Math.max(0, size - endBytes - longestComment), endBytes + longestComment)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + endBytes > tail.length || tail.readUInt32LE(end) !== endSignature) throw damaged()
  const directory = readAt(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  const members: Member[] = []
  for (let at = 0; at + centralBytes <= directory.length; ) {
    if (directory.readUInt32LE(at) !== centralSignature) throw damaged()
    const nameBytes = directory.readUInt16LE(at + 28)
    members.push({
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      compressedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + centralBytes, at + centralBytes + nameBytes),
    })
    at += centralBytes + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  if (members.length !== tail.readUInt16LE(end + 10)) throw damaged()
  return members
}

async function extractOne(handle: number, file: string, member: Member, target: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<void> {
  const local = readAt(handle, member.offset, localBytes)
  if (local.length < localBytes || local.readUInt32LE(0) !== localSignature) throw failure(`${file} is damaged.`, 'Remove it and install again.')
  const start = member.offset + localBytes + local.readUInt16LE(26) + local.readUInt16LE(28)
  const inflate = member.method === 0 ? new PassThrough() : zlib.createInflateRaw()
  let written = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      written += chunk.length
      onBytes(chunk.length)
      // A bomb announces a small size and inflates without end.
      done(written > member.bytes ? failure(`${member.name} is larger than its archive says.`) : null, chunk)
    },
  })
  const source = fs.createReadStream(file, { start, end: start + member.compressedBytes - 1 })
  await pipeline(source, inflate, count, fs.createWriteStream(target), { signal })
  if (written !== member.bytes) throw failure(`${member.name} is shorter than its archive says.`, 'Remove the archive and install again.')
}
