import fs from 'node:fs'

const wasmPageBytes = 65536

/**
 * A buffer that starts on a memory page, as O_DIRECT wants. Buffer.alloc does not promise that (the read then fails
 * with EINVAL); WebAssembly memory does.
 */
export function alignedBuffer(bytes: number): Buffer {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / wasmPageBytes) })
  return Buffer.from(memory.buffer, 0, bytes)
}

/** Opens past the page cache, and reads once to be sure; falls back to an ordinary descriptor where that is refused. */
export function openDirect(file: string): { descriptor: number; direct: boolean } {
  const flag = fs.constants.O_DIRECT
  if (flag !== undefined) {
    let descriptor: number | null = null
    try {
      descriptor = fs.openSync(file, fs.constants.O_RDONLY | flag)
      fs.readSync(descriptor, alignedBuffer(wasmPageBytes), 0, wasmPageBytes, 0)
      return { descriptor, direct: true }
    } catch {
      // tmpfs and some network file systems refuse O_DIRECT, at opening or at the first read.
      if (descriptor !== null) fs.closeSync(descriptor)
    }
  }
  return { descriptor: fs.openSync(file, 'r'), direct: false }
}
