import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { openTensorflow } from './open'
import { type TensorflowBackend } from '../backend'

/** The library folder that a run would use; tests that need the real TensorFlow fail, never skip, without it. */
export function tensorflowFolder(): string {
  const program = path.resolve(__dirname, '../../../bin/groundspeed.mjs')
  return execFileSync(process.execPath, [program, 'runtime', 'path', 'tensorflow'], { encoding: 'utf8' }).trim()
}

let opened: Promise<TensorflowBackend> | undefined

/** One TensorFlow for all tests of a file: the library cannot be unloaded. */
export const testTensorflow = (): Promise<TensorflowBackend> => (opened ??= openTensorflow({ libraryFolder: tensorflowFolder(), device: null }))
