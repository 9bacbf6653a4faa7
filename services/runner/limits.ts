import { type BenchmarkDefinition } from '../../core/benchmark/definition'
import { cpuNamed } from '../../core/catalog/match-cpu'
import { gpuNamed } from '../../core/catalog/match-gpu'
import { cpuCeilings, gpuCeilings, type Ceiling, type Ceilings } from '../../core/limits/ceilings'
import { limitOf, type Limit } from '../../core/limits/limit'
import { type MachineFacts } from '../../core/machine/facts'
import { valueOr } from '../../core/result/known'
import { type BenchmarkRecord } from '../../core/run/schema'
import { catalog } from '../catalog'

/** Of a machine's processor or its first GPU, by the device that a worker says it ran on ("CPU:0", "GPU:0"). */
function ceilingsOf(machine: MachineFacts, device: string): Ceilings | null {
  if (!device.startsWith('GPU')) {
    return cpuCeilings(machine, cpuNamed(catalog.cpus(), valueOr(machine.cpu.model, '')))
  }
  const gpu = machine.gpus.find(({ integrated, virtual }) => !integrated && !virtual)
  const row = gpu?.name.known ? gpuNamed(catalog.gpus(), gpu.name.value, gpu.memoryTotalBytes.known ? gpu.memoryTotalBytes.value / 2 ** 30 : null) : null
  return row && gpuCeilings(row)
}

/** Of several devices alike. */
function times({ flops, bytes }: Ceilings, count: number): Ceilings {
  const all = (one: Ceiling | null): Ceiling | null => one && { ...one, perSecond: count * one.perSecond, because: `${count} x ${one.because}` }
  return { flops: (precision) => all(flops(precision)), bytes: all(bytes) }
}

/** Data that a processor's caches hold for the most part do not come from memory: its bandwidth bounds nothing then (STREAM asks for four times the cache). */
const cacheTimes = 4
function pastCaches(ceilings: Ceilings, { memoryBytes }: BenchmarkDefinition, { params }: Pick<BenchmarkRecord, 'params'>, { cpu }: MachineFacts): Ceilings {
  const cached = cpu.lastLevelCacheBytes.known && memoryBytes(params) < cacheTimes * cpu.lastLevelCacheBytes.value
  return cached ? { ...ceilings, bytes: null } : ceilings
}

/** What this benchmark cannot exceed on the device that it really ran on; null where that is not known. */
export function limitFor(definition: BenchmarkDefinition, record: Pick<BenchmarkRecord, 'params'>, machine: MachineFacts, device: string): Limit | null {
  const found = ceilingsOf(machine, device)
  const ceilings = found && (device.startsWith('GPU') ? found : pastCaches(found, definition, record, machine))
  return ceilings && limitOf(definition, record.params, definition.sweep?.each === 'gpu' ? times(ceilings, record.params[definition.sweep.of]!) : ceilings)
}
