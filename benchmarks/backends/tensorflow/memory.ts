import koffi from 'koffi'
import { type Pointer } from './c-api'

/**
 * Copies between JavaScript and native memory by the C library's memcpy. koffi.view would be simpler, but Electron
 * forbids array buffers over foreign memory.
 */
const libc: Record<string, string> = { linux: 'libc.so.6', darwin: 'libSystem.B.dylib', win32: 'msvcrt.dll' }

type Copy = (to: Pointer | Uint8Array, from: Pointer | Uint8Array, bytes: number) => unknown

let bound: { copy: Copy; exit: (code: number) => void } | undefined

function functions() {
  if (!bound) {
    const library = koffi.load(libc[process.platform] ?? 'libc.so.6')
    bound = {
      // `void *` takes a typed array as it is; a typed pointer would be copied twice.
      copy: library.func('memcpy', 'void *', ['void *', 'void *', 'size_t']) as unknown as Copy,
      exit: library.func('_exit', 'void', ['int']) as unknown as (code: number) => void,
    }
  }
  return bound
}

export function copyIn(to: Pointer, from: Uint8Array): void {
  if (from.byteLength > 0) functions().copy(to, from, from.byteLength)
}

export function copyOut(from: Pointer, bytes: number): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes)
  if (bytes > 0) functions().copy(new Uint8Array(buffer), from, bytes)
  return buffer
}

/**
 * Ends the process at once. A normal exit unloads TensorFlow under its running threads, which segfaults; nothing of a
 * worker is worth the destructors.
 */
export function exitAtOnce(code: number): never {
  functions().exit(code)
  throw new Error('unreachable')
}
