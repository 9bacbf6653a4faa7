import fs from 'node:fs'
import path from 'node:path'
import { type CheckResult, type Kernel, type KernelContext, type PreparedKernel } from '../../core/benchmark/definition'
import { alignedBuffer, openDirect } from './direct-io'

/** The file's name in the scratch folder; the run removes the folder, also after a killed worker. */
const fileName = 'disk-read.bin'

/** Reads a file of known content from end to end and round again, past the page cache where the system allows. */
export const kernel: Kernel = {
  async prepare({ params, folder, random }: KernelContext): Promise<PreparedKernel> {
    const { fileBytes = 0, blockBytes = 0 } = params
    const blocks = Math.floor(fileBytes / blockBytes)
    const file = path.join(folder, fileName)
    const pattern = writeFile(file, blocks, blockBytes, random)
    const { descriptor, direct } = openDirect(file)
    const buffer = alignedBuffer(blockBytes)
    let next = 0
    let last = Number.NaN
    const readBlock = (block: number): void => {
      const bytes = fs.readSync(descriptor, buffer, 0, blockBytes, block * blockBytes)
      if (bytes !== blockBytes) throw new Error(`read ${bytes} of ${blockBytes} bytes of block ${block}`)
    }
    return {
      device: 'disk',
      notes: [direct ? 'O_DIRECT: past the page cache' : 'cached: the system offers no direct reads here'],
      check(): CheckResult {
        for (const block of [0, Math.floor(blocks / 2), blocks - 1]) {
          readBlock(block)
          const index = buffer.readUInt32LE(0)
          if (index !== block) return { ok: false, detail: `block ${block} says it is block ${index}` }
          if (!buffer.subarray(4).equals(pattern.subarray(4))) return { ok: false, detail: `block ${block} is not what was written` }
        }
        return { ok: true, detail: 'three blocks hold what was written' }
      },
      run(iterations) {
        for (let i = 0; i < iterations; i++) {
          readBlock(next)
          next = (next + 1) % blocks
        }
        last = buffer.readUInt32LE(0)
      },
      checksum: () => last,
      dispose() {
        fs.closeSync(descriptor)
        fs.rmSync(file, { force: true })
      },
    }
  },
}

/** Writes the file, each block starting with its number, and has it on the disk before it returns. */
function writeFile(file: string, blocks: number, blockBytes: number, random: () => number): Buffer {
  const pattern = Buffer.alloc(blockBytes)
  // Random content: a drive or file system that compresses would read zeros without touching the disk.
  for (let i = 0; i + 4 <= blockBytes; i += 4) pattern.writeUInt32LE(Math.floor(random() * 2 ** 32), i)
  const descriptor = fs.openSync(file, 'w')
  try {
    for (let block = 0; block < blocks; block++) {
      pattern.writeUInt32LE(block, 0)
      let written = 0
      while (written < blockBytes) written += fs.writeSync(descriptor, pattern, written, blockBytes - written)
    }
    fs.fsyncSync(descriptor)
  } catch (error) {
    fs.closeSync(descriptor)
    fs.rmSync(file, { force: true })
    throw error
  }
  fs.closeSync(descriptor)
  return pattern
}
