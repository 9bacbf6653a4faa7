import crypto from 'node:crypto'
import fs from 'node:fs'

/** SHA-256 of a file, hex, reading it in pieces. */
export async function sha256File(file: string, signal?: AbortSignal): Promise<string> {
  const hash = crypto.createHash('sha256')
  for await (const chunk of fs.createReadStream(file, { highWaterMark: 4 * 1024 * 1024, ...(signal ? { signal } : {}) })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
