import koffi from 'koffi'
import { nvmlTrouble } from '../../core/probe/nvml'
import { type GpuTrouble } from '../../core/probe/trouble'

/** Where drivers put the library; the loader's own search comes first. WSL, containers and NixOS have places of their own. */
const places: Readonly<Record<string, readonly string[]>> = {
  linux: ['libnvidia-ml.so.1', '/usr/lib/wsl/lib/libnvidia-ml.so.1', '/usr/local/nvidia/lib64/libnvidia-ml.so.1', '/usr/local/nvidia/lib/libnvidia-ml.so.1', '/run/opengl-driver/lib/libnvidia-ml.so.1'],
  win32: ['nvml.dll', 'C:\\Program Files\\NVIDIA Corporation\\NVSMI\\nvml.dll'],
}
const gpuIsLost = 15

/** NVML is not to be had, or says why it lists nothing. */
export class NvmlError extends Error {
  constructor(
    readonly trouble: GpuTrouble,
    message: string,
  ) {
    super(message)
  }
}

type Native = (...args: unknown[]) => number
/** An argument and its C type: a pointer is filled through a buffer of ours. */
export type Argument = readonly [type: 'uint' | 'void *', value: number | bigint | Buffer | null]

function load(files: readonly string[]): ReturnType<typeof koffi.load> {
  let complaint = 'nothing is known of this system'
  for (const file of files) {
    try {
      return koffi.load(file)
    } catch (error) {
      complaint = error instanceof Error ? error.message : String(error)
      // A library that is there and cannot be loaded is another trouble than none at all.
      if (!/cannot open shared object|no such file|cannot find|could not be found|not found/i.test(complaint)) throw new NvmlError('unreadable', complaint)
    }
  }
  throw new NvmlError('not-installed', complaint)
}

/**
 * NVIDIA's management library, called function by function: a driver that lacks one leaves that fact unknown. Native code: a
 * process of its own loads it, so that a driver's crash or hang costs its answer alone.
 */
export class Nvml {
  private readonly library: ReturnType<typeof koffi.load>
  private readonly functions = new Map<string, Native | null>()

  /** @param file a library in place of the driver's own; for tests. @throws NvmlError with the reason there is none */
  constructor(file?: string, platform: string = process.platform) {
    this.library = load(file === undefined ? (places[platform] ?? []) : [file])
    const code = this.code('nvmlInit_v2', [])
    if (code !== 0) throw new NvmlError(code === null ? 'unreadable' : nvmlTrouble(code), `nvmlInit_v2 answered ${code ?? 'nothing'}`)
  }

  close(): void {
    this.code('nvmlShutdown', [])
  }

  /** What the function returns; null where the library lacks it. */
  code(name: string, args: readonly Argument[]): number | null {
    let call = this.functions.get(name)
    if (call === undefined) {
      try {
        call = this.library.func(`int ${name}(${args.map(([type]) => type).join(', ') || 'void'})`) as Native
      } catch {
        call = null
      }
      this.functions.set(name, call)
    }
    return call && call(...args.map(([, value]) => value))
  }

  /** The buffer as the function filled it, or null where it refuses. @throws NvmlError gpu-lost */
  filled(name: string, before: readonly Argument[], bytes: number, start: Buffer = Buffer.alloc(bytes)): Buffer | null {
    const code = this.code(name, [...before, ['void *', start]])
    if (code === gpuIsLost) throw new NvmlError('gpu-lost', `${name}: the GPU is lost`)
    return code === 0 ? start : null
  }

  /** Text of a function that takes a buffer and its length. */
  text(name: string, before: readonly Argument[], bytes = 96): string | null {
    const buffer = Buffer.alloc(bytes)
    const code = this.code(name, [...before, ['void *', buffer], ['uint', bytes]])
    const text = code === 0 ? buffer.toString('utf8', 0, Math.max(0, buffer.indexOf(0))).trim() : ''
    return text === '' ? null : text
  }

  count(): number {
    const answer = Buffer.alloc(4)
    const code = this.code('nvmlDeviceGetCount_v2', [['void *', answer]])
    if (code !== 0) throw new NvmlError(code === null ? 'unreadable' : nvmlTrouble(code), `nvmlDeviceGetCount_v2 answered ${code ?? 'nothing'}`)
    return Math.min(64, answer.readUInt32LE(0))
  }

  /** The card's handle. @throws NvmlError with the reason */
  device(index: number): bigint {
    const answer = Buffer.alloc(8)
    const code = this.code('nvmlDeviceGetHandleByIndex_v2', [['uint', index], ['void *', answer]])
    if (code !== 0) throw new NvmlError(code === null ? 'unreadable' : nvmlTrouble(code), `nvmlDeviceGetHandleByIndex_v2 answered ${code ?? 'nothing'}`)
    return answer.readBigUInt64LE(0)
  }
}
