import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { type Kernel, type PreparedKernel } from '../../core/benchmark/definition'

const deflate = promisify(zlib.deflate) as (data: Uint8Array, options: zlib.ZlibOptions) => Promise<Buffer>
/** zlib's own default. */
const level = 6
/** Syllables: text of few, recurring parts compresses about as language does. */
const syllables = 400

/** Words of seeded syllables with a Zipf-like choice, so that some recur often. */
export function seededText(bytes: number, random: () => number): Buffer {
  const letters = 'etaoinshrdlcumwfgypbvkjxqz'
  const parts = Array.from({ length: syllables }, () => Array.from({ length: 2 + Math.floor(random() * 4) }, () => letters[Math.floor(random() ** 2 * letters.length)]).join(''))
  const text = Buffer.alloc(bytes, ' ')
  let at = 0
  while (at < bytes) at += text.write(`${parts[Math.floor(random() ** 3 * syllables)]}${random() < 0.4 ? ' ' : ''}`, at, 'latin1')
  return text
}

/** One task runs on this thread; several at once on libuv's threads, of which the worker has one a core. */
export const kernel: Kernel = {
  async prepare({ params, random }): Promise<PreparedKernel> {
    const { bytes = 0, tasks = 1 } = params
    const text = seededText(bytes, random)
    let last = Number.NaN
    return {
      device: tasks === 1 ? 'one core' : 'all cores',
      notes: [`zlib ${process.versions['zlib']}, level ${level}`],
      check() {
        const packed = zlib.deflateSync(text, { level })
        if (!zlib.inflateSync(packed).equals(text)) return { ok: false, detail: 'what was compressed does not come back' }
        return packed.length < 0.7 * bytes ? { ok: true, detail: `comes back whole from ${Math.round((100 * packed.length) / bytes)} % of its size` } : { ok: false, detail: 'nothing was compressed' }
      },
      async run(iterations) {
        for (let i = 0; i < iterations; i++) {
          if (tasks === 1) last = zlib.deflateSync(text, { level }).length
          else last = (await Promise.all(Array.from({ length: tasks }, () => deflate(text, { level })))).reduce((sum, packed) => sum + packed.length, 0)
        }
      },
      checksum: () => last,
      dispose: () => undefined,
    }
  },
}
