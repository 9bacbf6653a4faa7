import fs from 'node:fs'
import path from 'node:path'
import koffi from 'koffi'
import { BackendError } from '../backend-error'
import { bindCApi, type CApi } from './c-api'
import { loadCuda } from './cuda-libraries'

/** File names of TensorFlow's C library by platform, the ones to be loaded first in front. */
export const libraryFiles: Record<string, readonly (readonly string[])[]> = {
  linux: [
    ['libtensorflow_framework.so.2', 'libtensorflow_cc.so.2'],
    ['libtensorflow_framework.so.2', 'libtensorflow.so.2'],
  ],
  darwin: [
    ['libtensorflow_framework.2.dylib', 'libtensorflow_cc.2.dylib'],
    ['libtensorflow_framework.2.dylib', 'libtensorflow.2.dylib'],
  ],
  win32: [['tensorflow.dll'], ['tensorflow_cc.dll']],
}

/** libtensorflow 2.9 and newer are one API; older ones lack TF_String functions and are refused by symbol. */
const repair = 'Run `groundspeed runtime install tensorflow`.'

/**
 * What a failed load means, from the loader's own words (glibc, dyld, Windows). The CUDA case names the library.
 * Exported for its test: the texts come from real loaders.
 */
export function explainLoadFailure(file: string, message: string): BackendError {
  const name = path.basename(file)
  const cuda = /(lib(?:cuda|cudart|cublas|cublasLt|cudnn|cufft|curand|cusolver|cusparse|nccl|nvrtc|nvJitLink)[\w-]*\.so[.\d]*)/.exec(message)
  if (cuda) {
    return new BackendError('cuda-library-missing', `TensorFlow needs ${cuda[1]}, which this machine does not have. Install the CUDA libraries, or use the CPU library. (${message})`)
  }
  if (/wrong ELF class|invalid ELF header|incompatible architecture|not a valid Win32|file too short|bad image/i.test(message)) {
    return new BackendError('library-unusable', `${name} is damaged or built for another kind of processor or system. ${repair} (${message})`)
  }
  if (/GLIBC(XX)?_[\d.]+' not found|version `/.test(message)) {
    return new BackendError('library-unusable', `${name} needs a newer C library than this system has. (${message})`)
  }
  const missing = /([\w.+-]+\.(?:so[.\d]*|dylib|dll)): cannot open shared object file/.exec(message)
  if (missing && missing[1] !== name) {
    return new BackendError('library-missing', `${name} needs ${missing[1]}, which this machine does not have. (${message})`)
  }
  return new BackendError('library-unusable', `${name} could not be loaded. ${repair} (${message})`)
}

/** The library files of `folder`. @throws BackendError library-missing that names what was looked for */
export function findLibrary(folder: string, platform: string = process.platform): string[] {
  const candidates = libraryFiles[platform] ?? []
  for (const names of candidates) {
    const files = names.map((name) => path.join(folder, name))
    if (files.every((file) => fs.existsSync(file))) return files
  }
  const wanted = candidates.map((names) => names.join(' + ')).join(', or ')
  throw new BackendError('library-missing', `The TensorFlow library is not in ${folder}: looked for ${wanted || `nothing known on ${platform}`}. ${repair}`)
}

/** Loads TensorFlow and binds its C API. Native code: call it in a worker process only. */
export function loadTensorFlow(folder: string): CApi {
  const files = findLibrary(folder)
  // TensorFlow exports OpenSSL and zlib symbols that would otherwise bind to Node's own (RTLD_DEEPBIND keeps them
  // apart). Electron brings its own allocator, which DEEPBIND would bypass: a free() of the wrong heap follows.
  const deep = !process.versions['electron']
  loadCuda(folder)
  let last: ReturnType<typeof koffi.load> | undefined
  for (const file of files) {
    try {
      last = koffi.load(file, { deep })
    } catch (error) {
      throw explainLoadFailure(file, error instanceof Error ? error.message : String(error))
    }
  }
  try {
    return bindCApi(last!)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new BackendError('symbol-missing', `This TensorFlow library lacks a function we need; 2.9 or newer is wanted. ${repair} (${message})`)
  }
}
