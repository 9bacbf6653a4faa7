import fs from 'node:fs'
import { type CheckResult, type Kernel, type KernelContext, type PreparedKernel } from '../../core/benchmark/definition'
import { alignedBuffer, directNote } from './direct-io'
import { fillWorkFile, openWorkFile, randomBlock } from './work-file'

/** A file is filled in large blocks, whatever is written to it afterwards. */
const fillBytes = 4 * 1024 * 1024

/**
 * Writes blocks to a file past the page cache where the system allows: round and round, or a block here and a block there
 * of a file that is full already (`scattered` 1). With `durable` 1 each block is asked down to the disk (fsync) before
 * the next; without, the file is, at the end of each sample.
 */
export const kernel: Kernel = {
  async prepare({ params, folder, random }: KernelContext): Promise<PreparedKernel> {
    const { fileBytes = 0, blockBytes = 0, durable = 0, scattered = 0 } = params
    const work = openWorkFile(folder, durable ? 'sync.bin' : 'write.bin')
    try {
      // Otherwise the filesystem would look for room at every write.
      if (scattered) fillWorkFile(work, fileBytes, randomBlock(Math.min(fillBytes, fileBytes), random))
    } catch (error) {
      work.close()
      throw error
    }
    const blocks = Math.floor(fileBytes / blockBytes)
    // A log that is made durable goes through the cache: that is what fsync is for.
    const { descriptor, direct } = durable ? { descriptor: work.cached, direct: false } : work
    const buffer = alignedBuffer(blockBytes)
    randomBlock(blockBytes, random).copy(buffer)
    let next = 0
    const writeBlock = (block: number) => {
      buffer.writeUInt32LE(block, 0)
      const bytes = fs.writeSync(descriptor, buffer, 0, blockBytes, block * blockBytes)
      if (bytes !== blockBytes) throw new Error(`wrote ${bytes} of ${blockBytes} bytes of block ${block}`)
      if (durable) fs.fsyncSync(descriptor)
    }
    return {
      device: 'disk',
      notes: [durable ? 'each write followed by fsync' : `${directNote(direct)}; fsync at the end of each sample`],
      check(): CheckResult {
        const places = scattered ? [0, Math.floor(blocks / 2), blocks - 1] : [0, 1, 2].slice(0, blocks)
        for (const block of places) writeBlock(block)
        fs.fsyncSync(descriptor)
        const written = Buffer.alloc(blockBytes)
        for (const block of places) {
          buffer.writeUInt32LE(block, 0)
          fs.readSync(work.cached, written, 0, blockBytes, block * blockBytes)
          if (!written.equals(buffer)) return { ok: false, detail: `block ${block} is not what was written` }
        }
        return { ok: true, detail: `${places.length} blocks read back as written` }
      },
      run(iterations) {
        for (let i = 0; i < iterations; i++) {
          writeBlock(next)
          next = scattered ? Math.floor(random() * blocks) : (next + 1) % blocks
        }
        if (!durable) fs.fsyncSync(descriptor)
      },
      checksum: () => next,
      dispose: () => work.close(),
    }
  },
}
