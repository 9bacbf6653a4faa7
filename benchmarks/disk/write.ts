import fs from 'node:fs'
import { type CheckResult, type Kernel, type KernelContext, type PreparedKernel } from '../../core/benchmark/definition'
import { alignedBuffer, directNote } from './direct-io'
import { openWorkFile, randomBlock } from './work-file'

/**
 * Writes blocks to a file past the page cache where the system allows, round and round. With `durable` 1 each block is
 * asked down to the disk (fsync) before the next; without, the file is, at the end of each sample.
 */
export const kernel: Kernel = {
  async prepare({ params, folder, random }: KernelContext): Promise<PreparedKernel> {
    const { fileBytes = 0, blockBytes = 0, durable = 0 } = params
    const work = openWorkFile(folder, durable ? 'sync.bin' : 'write.bin')
    const blocks = Math.floor(fileBytes / blockBytes)
    // A log that is made durable goes through the cache: that is what fsync is for.
    const { descriptor, direct } = durable ? { descriptor: work.cached, direct: false } : work
    const buffer = alignedBuffer(blockBytes)
    randomBlock(blockBytes, random).copy(buffer)
    let next = 0
    const writeBlock = () => {
      buffer.writeUInt32LE(next, 0)
      const bytes = fs.writeSync(descriptor, buffer, 0, blockBytes, next * blockBytes)
      if (bytes !== blockBytes) throw new Error(`wrote ${bytes} of ${blockBytes} bytes of block ${next}`)
      if (durable) fs.fsyncSync(descriptor)
      next = (next + 1) % blocks
    }
    return {
      device: 'disk',
      notes: [durable ? 'each write followed by fsync' : `${directNote(direct)}; fsync at the end of each sample`],
      check(): CheckResult {
        next = 0
        for (let i = 0; i < Math.min(3, blocks); i++) writeBlock()
        fs.fsyncSync(descriptor)
        const written = Buffer.alloc(blockBytes)
        for (let block = 0; block < Math.min(3, blocks); block++) {
          buffer.writeUInt32LE(block, 0)
          fs.readSync(work.cached, written, 0, blockBytes, block * blockBytes)
          if (!written.equals(buffer)) return { ok: false, detail: `block ${block} is not what was written` }
        }
        return { ok: true, detail: 'the first blocks read back as written' }
      },
      run(iterations) {
        for (let i = 0; i < iterations; i++) writeBlock()
        if (!durable) fs.fsyncSync(descriptor)
      },
      checksum: () => next,
      dispose: () => work.close(),
    }
  },
}
