import { type NvmlAnswer, type NvmlCard } from '../../core/contract/nvml-protocol'
import { cudaVersionOf } from '../../core/probe/nvml'
import { nvidiaFields, type NvidiaField } from '../../core/probe/nvidia-smi'
import { memoryOf, nvmlFields } from './fields'
import { Nvml, NvmlError } from './library'

const insufficientSize = 7

/** How many programs compute on it: asked with no room for their list, the driver says how much it would take. */
function programs(nvml: Nvml, device: bigint): number | null {
  for (const name of ['nvmlDeviceGetComputeRunningProcesses_v3', 'nvmlDeviceGetComputeRunningProcesses']) {
    const count = Buffer.alloc(4)
    const code = nvml.code(name, [['void *', device], ['void *', count], ['void *', null]])
    if (code === 0 || code === insufficientSize) return Math.min(100_000, count.readUInt32LE(0))
  }
  return null
}

/** The slices that exist (MIG); places without one are left out. */
function slices(nvml: Nvml, device: bigint): NvmlCard['slices'] {
  const most = nvml.filled('nvmlDeviceGetMaxMigDeviceCount', [['void *', device]], 4)?.readUInt32LE(0) ?? 0
  return Array.from({ length: Math.min(64, most) }, (_, i) => nvml.filled('nvmlDeviceGetMigDeviceHandleByIndex', [['void *', device], ['uint', i]], 8)).flatMap((handle) => {
    if (!handle) return []
    const slice = handle.readBigUInt64LE(0)
    // "NVIDIA H100 80GB HBM3 MIG 3g.40gb": the slice is named as nvidia-smi -L does.
    const name = nvml.text('nvmlDeviceGetName', [['void *', slice]])
    return [{ name: name && (/MIG\s.*$/.exec(name)?.[0] ?? name), memoryTotalBytes: Number(memoryOf(nvml, slice)?.total ?? 0n) || null }]
  })
}

function cardOf(nvml: Nvml, index: number): NvmlCard {
  const device = nvml.device(index)
  const memory = memoryOf(nvml, device)
  const row = Object.fromEntries(nvidiaFields.map((field) => [field, nvmlFields[field](nvml, device, memory)])) as Record<NvidiaField, string | null>
  return { row, programs: programs(nvml, device), slices: row['mig.mode.current'] === 'Enabled' ? slices(nvml, device) : [] }
}

/** What NVML says of this machine's GPUs. Never throws. @param file a library in place of the driver's own */
export function readNvml(file?: string): NvmlAnswer {
  try {
    const nvml = new Nvml(file)
    try {
      const count = nvml.count()
      if (count === 0) return { state: 'trouble', trouble: 'no-devices', detail: 'NVML lists no GPU' }
      const version = Buffer.alloc(4)
      const told = nvml.code('nvmlSystemGetCudaDriverVersion_v2', [['void *', version]]) === 0
      return { state: 'cards', cards: Array.from({ length: count }, (_, i) => cardOf(nvml, i)), cudaVersion: told ? cudaVersionOf(version.readInt32LE(0)) : null }
    } finally {
      nvml.close()
    }
  } catch (error) {
    return { state: 'trouble', trouble: error instanceof NvmlError ? error.trouble : 'unreadable', detail: (error instanceof Error ? error.message : String(error)).slice(0, 300) }
  }
}
