import fs from 'node:fs'
import path from 'node:path'
import koffi from 'koffi'
import { cudaFiles, cudaFolder } from '../../../core/machine/cuda-libraries'

/** The ways a process reaches an NVIDIA driver; where there is none, loading gigabytes of libraries is for nothing. */
const driverSigns = ['/dev/nvidiactl', '/dev/dxg']
const wanted = (env: NodeJS.ProcessEnv): boolean => env['CUDA_VISIBLE_DEVICES'] !== '-1' && driverSigns.some((file) => fs.existsSync(file))

const kept: unknown[] = []

/**
 * Loads the CUDA libraries that came with TensorFlow, for all that is loaded later: TensorFlow opens them by soname. The
 * loader's path cannot be set for a process that runs, and Electron's utility processes start without one of their own.
 * What cannot be loaded is left for TensorFlow to find elsewhere or to do without.
 */
export function loadCuda(folder: string, env: NodeJS.ProcessEnv = process.env): void {
  const own = path.join(folder, cudaFolder)
  if (!wanted(env) || !fs.existsSync(own)) return
  for (const name of cudaFiles) {
    try {
      kept.push(koffi.load(path.join(own, name), { global: true, lazy: true }))
    } catch {
      // TensorFlow says on stderr which it missed, and computes on the processor.
    }
  }
}
