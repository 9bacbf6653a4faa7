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

/** What this benchmark cannot exceed on the device that it really ran on; null where that is not known. */
export function limitFor(definition: BenchmarkDefinition, record: Pick<BenchmarkRecord, 'params'>, machine: MachineFacts, device: string): Limit | null {
  const ceilings = ceilingsOf(machine, device)
  return ceilings && limitOf(definition, record.params, definition.sweep?.each === 'gpu' ? times(ceilings, record.params[definition.sweep.of]!) : ceilings)
}
