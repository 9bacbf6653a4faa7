import { StringDecoder } from 'node:string_decoder'
import { type FsPort } from './fs-port'

/** What is read of a file in one go. Bytes. */
const readAtOnce = 128 * 1024

/**
 * The lines of a large file of ours, as many at a time as were read in one go: of a hundred megabytes at once the text alone
 * would hold everything up. Ends where the file cannot be read on. Never throws.
 */
export async function* linesOf(port: FsPort, file: string): AsyncGenerator<string[]> {
  const handle = await port.open(file).catch(() => null)
  if (!handle) return
  try {
    const decoder = new StringDecoder('utf8')
    const bytes = Buffer.alloc(readAtOnce)
    let rest = ''
    for (let at = 0; ; ) {
      const got = await handle.read(bytes, 0, readAtOnce, at).catch(() => 0)
      if (got === 0) break
      at += got
      const lines = (rest + decoder.write(bytes.subarray(0, got))).split('\n')
      rest = lines.pop()!
      yield lines
    }
    yield [rest + decoder.end()]
  } finally {
    await handle.close().catch(() => undefined)
  }
}
