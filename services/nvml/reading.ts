import { type GpuReading } from '../../core/gates/reading'
import { Nvml, NvmlError } from './library'

type Device = readonly ['void *', bigint]

const word = (nvml: Nvml, name: string, device: Device): number | null => nvml.filled(name, [device], 4)?.readUInt32LE(0) ?? null
const wide = (nvml: Nvml, name: string, device: Device): number | null => {
  const answer = nvml.filled(name, [device], 8)
  return answer && Number(answer.readBigUInt64LE(0))
}
const kindOf = (nvml: Nvml, name: string, device: Device, kind: number): number | null => nvml.filled(name, [device, ['uint', kind]], 4)?.readUInt32LE(0) ?? null
const scaled = (value: number | null, factor: number): number | null => (value === null ? null : value * factor)

/** One board now. @throws NvmlError gpu-lost */
function readingOf(nvml: Nvml, index: number, handle: bigint): GpuReading {
  const device: Device = ['void *', handle]
  // nvmlUtilization_t: the chip's share of the time, then its memory's.
  const load = nvml.filled('nvmlDeviceGetUtilizationRates', [device], 8)?.readUInt32LE(0) ?? null
  const memory = nvml.filled('nvmlDeviceGetMemoryInfo', [device], 24)
  return {
    index,
    // The older name is all that drivers before 535 know.
    reasons: wide(nvml, 'nvmlDeviceGetCurrentClocksEventReasons', device) ?? wide(nvml, 'nvmlDeviceGetCurrentClocksThrottleReasons', device),
    smHz: scaled(kindOf(nvml, 'nvmlDeviceGetClockInfo', device, 1), 1e6),
    watts: scaled(word(nvml, 'nvmlDeviceGetPowerUsage', device), 1e-3),
    celsius: kindOf(nvml, 'nvmlDeviceGetTemperature', device, 0),
    utilization: load === null || load > 100 ? null : load / 100,
    usedBytes: memory && Number(memory.readBigUInt64LE(16)),
    joules: scaled(wide(nvml, 'nvmlDeviceGetTotalEnergyConsumption', device), 1e-3),
  }
}

export interface NvmlWatch {
  /** @throws NvmlError gpu-lost */
  read(): GpuReading[]
  stop(): void
}

/** The boards that `chosen` takes (by number and UUID), ready to be read again and again. @throws NvmlError with the reason there are none */
export function watchNvml(chosen: (index: number, uuid: string | null) => boolean, file?: string): NvmlWatch {
  const nvml = new Nvml(file)
  const boards = Array.from({ length: nvml.count() }, (_, index) => ({ index, handle: nvml.device(index) })).filter(({ index, handle }) => chosen(index, nvml.text('nvmlDeviceGetUUID', [['void *', handle]])))
  if (boards.length === 0) throw new NvmlError('no-devices', 'none of the GPUs may be seen')
  return { read: () => boards.map(({ index, handle }) => readingOf(nvml, index, handle)), stop: () => nvml.close() }
}
