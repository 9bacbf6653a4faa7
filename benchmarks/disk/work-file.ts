import fs from 'node:fs'
import path from 'node:path'
import { openDirect } from './direct-io'

/** Enough for the first direct read, which shows whether the system allows any. */
const firstBytes = 64 * 1024

/** The work file of a storage benchmark, by its descriptors. */
export interface WorkFile {
  /** Through the page cache. */
  readonly cached: number
  /** Past the page cache where `direct` says so. */
  readonly descriptor: number
  readonly direct: boolean
  close(): void
}

/**
 * A new file that has no name from the moment it is open, where the system allows that: however a run is killed, its
 * space is free again when its processes are gone. Elsewhere (Windows) the next run removes its folder.
 */
export function openWorkFile(folder: string, name: string): WorkFile {
  const file = path.join(folder, name)
  const cached = fs.openSync(file, 'wx+')
  try {
    fs.writeSync(cached, Buffer.alloc(firstBytes))
    fs.fsyncSync(cached)
    const opened = openDirect(file, fs.constants.O_RDWR)
    try {
      fs.unlinkSync(file)
    } catch {
      // Open files keep their names on Windows.
    }
    return {
      cached,
      ...opened,
      close() {
        fs.closeSync(cached)
        fs.closeSync(opened.descriptor)
        fs.rmSync(file, { force: true })
      },
    }
  } catch (error) {
    fs.closeSync(cached)
    fs.rmSync(file, { force: true })
    throw error
  }
}

/** Random content: a drive or file system that compresses would read zeros without touching the disk. */
export function randomBlock(blockBytes: number, random: () => number): Buffer {
  const pattern = Buffer.alloc(blockBytes)
  for (let i = 0; i + 4 <= blockBytes; i += 4) pattern.writeUInt32LE(Math.floor(random() * 2 ** 32), i)
  return pattern
}

/**
 * Fills the file with blocks of one pattern, each starting with its number, and has them on the disk before it returns.
 * @throws Error ENOSPC and the like
 */
export function fillWorkFile({ cached }: WorkFile, fileBytes: number, pattern: Buffer): void {
  const blocks = Math.floor(fileBytes / pattern.length)
  for (let block = 0; block < blocks; block++) {
    pattern.writeUInt32LE(block, 0)
    let written = 0
    while (written < pattern.length) written += fs.writeSync(cached, pattern, written, pattern.length - written, block * pattern.length + written)
  }
  fs.fsyncSync(cached)
}
