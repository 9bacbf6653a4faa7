import fs from 'node:fs'
import path from 'node:path'

/** The work file of a storage benchmark; the run removes its folder, also after a killed worker. */
export interface WorkFile {
  readonly file: string
  readonly blocks: number
  /** What every block holds, but for its first four bytes, which are its number. */
  readonly pattern: Buffer
}

/** Random content: a drive or file system that compresses would read zeros without touching the disk. */
export function randomBlock(blockBytes: number, random: () => number): Buffer {
  const pattern = Buffer.alloc(blockBytes)
  for (let i = 0; i + 4 <= blockBytes; i += 4) pattern.writeUInt32LE(Math.floor(random() * 2 ** 32), i)
  return pattern
}

/** Writes the file, each block starting with its number, and has it on the disk before it returns. @throws Error ENOSPC and the like */
export function writeWorkFile(folder: string, name: string, fileBytes: number, blockBytes: number, random: () => number): WorkFile {
  const file = path.join(folder, name)
  const blocks = Math.floor(fileBytes / blockBytes)
  const pattern = randomBlock(blockBytes, random)
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
  return { file, blocks, pattern }
}
