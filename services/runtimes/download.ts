import fs from 'node:fs'
import http from 'node:http'
import https from 'node:https'

export interface DownloadOptions {
  readonly signal: AbortSignal
  readonly onBytes: (done: number, total: number) => void
  /** Longest silence on the line, ms. */
  readonly idleMs?: number
}

const redirects = 5

/**
 * Fetches `url` into `part`, going on where an earlier try stopped: the file grows in place and survives a kill. The
 * caller checks the digest. @throws Error when the server refuses or the line breaks; what came stays for next time
 */
export async function downloadResuming(url: string, part: string, options: DownloadOptions): Promise<void> {
  const have = fs.existsSync(part) ? fs.statSync(part).size : 0
  const response = await get(url, have, options, redirects)
  const { statusCode = 0, headers } = response
  // 416: there is nothing beyond what we have. The digest decides whether that is the whole.
  if (statusCode === 416) return void response.resume()
  if (statusCode !== 200 && statusCode !== 206) {
    response.resume()
    throw new Error(`the server answered ${statusCode}`)
  }
  // A server without ranges starts again from the beginning.
  const from = statusCode === 206 ? have : 0
  const total = from + Number(headers['content-length'] ?? 0)
  const out = fs.openSync(part, from > 0 ? 'a' : 'w')
  let done = from
  const abort = () => response.destroy(new Error('cancelled'))
  options.signal.addEventListener('abort', abort)
  try {
    for await (const chunk of response) {
      const bytes = chunk as Buffer
      for (let written = 0; written < bytes.length; ) written += fs.writeSync(out, bytes, written)
      done += bytes.length
      options.onBytes(done, total)
    }
  } finally {
    options.signal.removeEventListener('abort', abort)
    fs.closeSync(out)
  }
  if (total > 0 && done < total) throw new Error(`the line broke after ${done} of ${total} bytes`)
}

function get(url: string, from: number, options: DownloadOptions, hops: number): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const client = url.startsWith('https:') ? https : http
    const headers = { 'user-agent': 'groundspeed', 'accept-encoding': 'identity', ...(from > 0 ? { range: `bytes=${from}-` } : {}) }
    const request = client.get(url, { headers, timeout: options.idleMs ?? 30_000, signal: options.signal }, (response) => {
      const { statusCode = 0, headers: answer } = response
      if (statusCode >= 300 && statusCode < 400 && answer.location) {
        response.resume()
        if (hops === 0) return reject(new Error('too many redirects'))
        return resolve(get(new URL(answer.location, url).href, from, options, hops - 1))
      }
      return resolve(response)
    })
    request.on('timeout', () => request.destroy(new Error('the server said nothing')))
    request.on('error', reject)
  })
}
