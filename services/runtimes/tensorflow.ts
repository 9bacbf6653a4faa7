import fs from 'node:fs'
import path from 'node:path'
import { known, unknown } from '../../core/result/known'
import { type RuntimeDefinition, type Wheel } from './definition'
import { extractMembers } from './zip'

const version = '2.21.0'

/** Digests of the wheels as the index serves them, read 2026-11-24. */
const pinned: Record<string, Wheel> = {
  'linux-x64': {
    project: 'tensorflow-cpu',
    version,
    pythonVersion: '3.11',
    abi: 'cp311',
    platform: 'manylinux_2_27_x86_64',
    sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
    bytes: 273_829_956,
  },
}

/** TensorFlow's library out of its wheel: the two files that hold the C API, and nothing of Python. */
export const tensorflow: RuntimeDefinition = {
  id: 'tensorflow',
  title: 'TensorFlow',
  version,
  diskBytes: 1_250_000_000,
  files: ['libtensorflow_framework.so.2', 'libtensorflow_cc.so.2'],
  servedBy: 'tensorflow-gpu',
  wheels: (platform) => {
    const wheel = pinned[platform]
    return wheel
      ? known([wheel])
      : unknown('not-applicable', `no TensorFlow library is pinned for ${platform}; put one in a folder and name it in GROUNDSPEED_TENSORFLOW_DIR`)
  },
  async prepare({ wheelFiles: [wheelFile], folder, onProgress, signal }) {
    const members = new Map(tensorflow.files.map((name) => [`tensorflow/${name}`, path.join(folder, name)]))
    await extractMembers(wheelFile!, members, {
      signal,
      onBytes: (doneBytes, totalBytes) => onProgress({ phase: 'unpacking', doneBytes, totalBytes, text: 'unpacking the library' }),
    })
  },
  elsewhere(env) {
    const folder = env['GROUNDSPEED_TENSORFLOW_DIR']
    return folder && fs.existsSync(folder) ? { folder, version: 'unknown until loaded', source: 'GROUNDSPEED_TENSORFLOW_DIR' } : null
  },
}
