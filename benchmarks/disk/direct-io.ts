import fs from 'node:fs'

const wasmPageBytes = 65536
/** Blocks of every drive and page size divide this. */
const trialBytes = 4096

/**
 * A buffer that starts on a memory page, as O_DIRECT wants. Buffer.alloc does not promise that (the read then fails
 * with EINVAL); WebAssembly memory does.
 */
export function alignedBuffer(bytes: number): Buffer {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / wasmPageBytes) })
  return Buffer.from(memory.buffer, 0, bytes)
}

/**
 * Opens past the page cache, and reads once to be sure; falls back to an ordinary descriptor where that is refused.
 * @param access O_RDONLY or O_RDWR
 */
export function openDirect(file: string, access: number): { descriptor: number; direct: boolean } {
  const flag = fs.constants.O_DIRECT
  if (flag !== undefined) {
    let descriptor: number | null = null
    try {
      descriptor = fs.openSync(file, access | flag)
      fs.readSync(descriptor, alignedBuffer(trialBytes), 0, trialBytes, 0)
      return { descriptor, direct: true }
    } catch {
      // tmpfs and some network file systems refuse O_DIRECT, at opening or at the first read.
      if (descriptor !== null) fs.closeSync(descriptor)
    }
  }
  return { descriptor: fs.openSync(file, access), direct: false }
}

/** What a reader must know of the result. */
export const directNote = (direct: boolean): string => (direct ? 'O_DIRECT: past the page cache' : 'cached: the system offers no direct access here')
