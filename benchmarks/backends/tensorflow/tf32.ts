import path from 'node:path'
import koffi from 'koffi'
import { findLibrary } from './library'

/** TensorFlow's own switch and its state, by the names that GCC and Clang give these C++ functions; no C API has them. */
const symbols = { set: 'void _ZN3tsl32enable_tensor_float_32_executionEb(bool)', get: 'bool _ZN3tsl33tensor_float_32_execution_enabledEv()' }

/** Whether products of fp32 tensors may be rounded to TF32 on GPUs that have it. */
export interface Tf32Switch {
  on(): boolean
  set(on: boolean): void
}

/** null where the library does not show it: then what the probe finds is what there is. */
export function tf32Switch(libraryFolder: string): Tf32Switch | null {
  for (const file of findLibrary(libraryFolder)) {
    try {
      // Loaded already: this is the same library once more.
      const library = koffi.load(path.resolve(file), { deep: !process.versions['electron'] })
      const [set, get] = [library.func(symbols.set), library.func(symbols.get)] as unknown as [(on: boolean) => void, () => boolean]
      return { on: () => get(), set }
    } catch {
      // Not in this file.
    }
  }
  return null
}

/** Does something in full fp32, and leaves the switch as it was. */
export async function inFullFp32<T>(tf32: Tf32Switch | null, act: () => T | Promise<T>): Promise<T> {
  const before = tf32?.on() ?? false
  tf32?.set(false)
  try {
    return await act()
  } finally {
    tf32?.set(before)
  }
}
