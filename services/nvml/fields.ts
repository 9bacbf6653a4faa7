import { computeModeOf, enabledOf } from '../../core/probe/nvml'
import { type NvidiaField } from '../../core/probe/nvidia-smi'
import { type Nvml } from './library'

const mebibyte = 2 ** 20
/** @param memory asked once for the board, so that its parts are of one moment */
type Ask = (nvml: Nvml, device: bigint, memory: Memory | null) => string | null

/** A whole number that the driver tells, `scale` of its unit to one of ours. */
const number = (name: string, scale = 1): Ask => (nvml, device) => {
  const answer = nvml.filled(name, [['void *', device]], 4)
  return answer && String(Math.round((answer.readUInt32LE(0) / scale) * 100) / 100)
}
/** A number of one kind of several: a clock, a sensor. */
const numberOf = (name: string, kind: number): Ask => (nvml, device) => {
  const answer = nvml.filled(name, [['void *', device], ['uint', kind]], 4)
  return answer && String(answer.readUInt32LE(0))
}
/** A state and the one that holds from the next start on: the first is told. */
const stateNow = (name: string): Ask => (nvml, device) => {
  const [now, next] = [Buffer.alloc(4), Buffer.alloc(4)]
  return nvml.code(name, [['void *', device], ['void *', now], ['void *', next]]) === 0 ? enabledOf(now.readUInt32LE(0)) : null
}
const named = (name: string, words: (number: number) => string | null): Ask => (nvml, device) => {
  const answer = nvml.filled(name, [['void *', device]], 4)
  return answer && words(answer.readUInt32LE(0))
}

interface Memory {
  readonly total: bigint
  readonly free: bigint
  readonly used: bigint
}

/** nvmlMemory_v2_t: its version word, then total, reserved, free and used bytes. What the driver keeps is not in use by anybody. */
export function memoryOf(nvml: Nvml, device: bigint): Memory | null {
  const start = Buffer.alloc(40)
  start.writeUInt32LE(40 | (2 << 24), 0)
  const second = nvml.filled('nvmlDeviceGetMemoryInfo_v2', [['void *', device]], 40, start)
  if (second) return { total: second.readBigUInt64LE(8), free: second.readBigUInt64LE(24), used: second.readBigUInt64LE(32) }
  const first = nvml.filled('nvmlDeviceGetMemoryInfo', [['void *', device]], 24)
  return first && { total: first.readBigUInt64LE(0), free: first.readBigUInt64LE(8), used: first.readBigUInt64LE(16) }
}
const part = (which: keyof Memory): Ask => (_nvml, _device, memory) => memory && String(Math.floor(Number(memory[which]) / mebibyte))

/** NVML's function for each of nvidia-smi's fields: one line each, in nvidia-smi's units and words. */
export const nvmlFields: Readonly<Record<NvidiaField, Ask>> = {
  name: (nvml, device) => nvml.text('nvmlDeviceGetName', [['void *', device]]),
  uuid: (nvml, device) => nvml.text('nvmlDeviceGetUUID', [['void *', device]]),
  driver_version: (nvml) => nvml.text('nvmlSystemGetDriverVersion', []),
  'memory.total': part('total'),
  'memory.used': part('used'),
  'memory.free': part('free'),
  compute_cap(nvml, device) {
    const [major, minor] = [Buffer.alloc(4), Buffer.alloc(4)]
    const code = nvml.code('nvmlDeviceGetCudaComputeCapability', [['void *', device], ['void *', major], ['void *', minor]])
    return code === 0 ? `${major.readInt32LE(0)}.${minor.readInt32LE(0)}` : null
  },
  // nvmlPciInfo_t ends in the bus id with eight digits of domain, 32 bytes after 16 of the old form and five numbers.
  'pci.bus_id': (nvml, device) => nvml.filled('nvmlDeviceGetPciInfo_v3', [['void *', device]], 68)?.toString('latin1', 36, 68).replace(/\0.*$/s, '') || null,
  'power.limit': number('nvmlDeviceGetPowerManagementLimit', 1000),
  'power.default_limit': number('nvmlDeviceGetPowerManagementDefaultLimit', 1000),
  'pcie.link.gen.current': number('nvmlDeviceGetCurrPcieLinkGeneration'),
  'pcie.link.gen.max': number('nvmlDeviceGetMaxPcieLinkGeneration'),
  'pcie.link.width.current': number('nvmlDeviceGetCurrPcieLinkWidth'),
  'pcie.link.width.max': number('nvmlDeviceGetMaxPcieLinkWidth'),
  // nvmlClockType_t: graphics 0, memory 2; nvmlTemperatureSensors_t: the chip 0.
  'clocks.gr': numberOf('nvmlDeviceGetClockInfo', 0),
  'clocks.max.gr': numberOf('nvmlDeviceGetMaxClockInfo', 0),
  'clocks.mem': numberOf('nvmlDeviceGetClockInfo', 2),
  'temperature.gpu': numberOf('nvmlDeviceGetTemperature', 0),
  'ecc.mode.current': stateNow('nvmlDeviceGetEccMode'),
  'mig.mode.current': stateNow('nvmlDeviceGetMigMode'),
  compute_mode: named('nvmlDeviceGetComputeMode', computeModeOf),
  persistence_mode: named('nvmlDeviceGetPersistenceMode', enabledOf),
}
