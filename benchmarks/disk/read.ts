import fs from 'node:fs'
import { type CheckResult, type Kernel, type KernelContext, type PreparedKernel } from '../../core/benchmark/definition'
import { alignedBuffer, directNote } from './direct-io'
import { fillWorkFile, openWorkFile, randomBlock } from './work-file'

/** The file is written in large blocks, whatever it is read in. */
const writeBytes = 4 * 1024 * 1024

/**
 * Reads a file of known content past the page cache where the system allows: from end to end and round again, or a block
 * here and a block there (`scattered` 1), one at a time. With `warm` 1 the file is read from the page cache, where writing it has put it.
 */
export const kernel: Kernel = {
  async prepare({ params, folder, random }: KernelContext): Promise<PreparedKernel> {
    const { fileBytes = 0, blockBytes = 0, scattered = 0, warm = 0 } = params
    const work = openWorkFile(folder, 'read.bin')
    const pattern = randomBlock(Math.max(blockBytes, Math.min(writeBytes, fileBytes)), random)
    try {
      fillWorkFile(work, fileBytes, pattern)
    } catch (error) {
      work.close()
      throw error
    }
    const descriptor = warm ? work.cached : work.descriptor
    const blocks = Math.floor(fileBytes / blockBytes)
    const buffer = alignedBuffer(blockBytes)
    let next = 0
    let last = Number.NaN
    const readBlock = (block: number): void => {
      const bytes = fs.readSync(descriptor, buffer, 0, blockBytes, block * blockBytes)
      if (bytes !== blockBytes) throw new Error(`read ${bytes} of ${blockBytes} bytes of block ${block}`)
    }
    return {
      device: 'disk',
      notes: [warm ? 'read again, from the page cache' : directNote(work.direct)],
      check(): CheckResult {
        for (const block of [0, Math.floor(blocks / 2), blocks - 1]) {
          readBlock(block)
          const at = block * blockBytes
          const inPattern = at % pattern.length
          const expected = Buffer.from(pattern.subarray(inPattern, inPattern + blockBytes))
          if (inPattern === 0) expected.writeUInt32LE(at / pattern.length, 0)
          if (!buffer.equals(expected)) return { ok: false, detail: `block ${block} is not what was written` }
        }
        return { ok: true, detail: 'three blocks hold what was written' }
      },
      run(iterations) {
        for (let i = 0; i < iterations; i++) {
          readBlock(next)
          next = scattered ? Math.floor(random() * blocks) : (next + 1) % blocks
        }
        last = buffer.readUInt32LE(0)
      },
      checksum: () => last,
      dispose: () => work.close(),
    }
  },
}
