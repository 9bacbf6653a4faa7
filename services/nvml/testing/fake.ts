import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export type FakeMode = 'ok' | 'not-loaded' | 'mismatch' | 'none' | 'lost' | 'hang' | 'crash'

/** The library of fake-nvml.c, compiled by the system's C compiler into a folder of its own. */
export function fakeNvml(mode: FakeMode): { file: string; remove: () => void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-nvml-'))
  const file = path.join(folder, 'libnvidia-ml.so.1')
  execFileSync('cc', ['-shared', '-fPIC', '-O1', `-DMODE="${mode}"`, '-o', file, path.join(__dirname, 'fake-nvml.c')])
  return { file, remove: () => fs.rmSync(folder, { recursive: true, force: true }) }
}
