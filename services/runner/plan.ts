import { engineOf, gpuParamsFor, paramsFor, type BenchmarkDefinition, type Engine, type Params } from '../../core/benchmark/definition'
import { type BenchmarkRecord, type Outcome } from '../../core/run/schema'
import { valueOr } from '../../core/result/known'
import { type MachineFacts } from '../../core/machine/facts'

/** Memory left to everything else. */
const memoryShare = 0.8

const amountsOf = (definition: BenchmarkDefinition, params: Params) => ({
  params: { ...params },
  work: definition.work(params),
  flops: definition.flops?.(params) ?? null,
  bytes: definition.bytes?.(params) ?? null,
})

/** Once the devices are known: a GPU gets shapes of its own, before anything of the record was measured. */
export function fitToDevice(record: BenchmarkRecord, definition: BenchmarkDefinition, devices: readonly string[], machine: MachineFacts): void {
  if (record.outcome.state !== 'pending' || record.engine !== 'tensorflow' || !devices.some((device) => device.startsWith('GPU'))) return
  const gpu = machine.gpus.find(({ integrated, virtual }) => !integrated && !virtual)
  const free = gpu?.memoryTotalBytes.known ? gpu.memoryTotalBytes.value - valueOr(gpu.memoryUsedBytes, 0) : null
  Object.assign(record, amountsOf(definition, gpuParamsFor(definition, free)))
}

/** A disk is never filled for a benchmark's sake. */
const diskShare = 0.5
const mib = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`

/** What a benchmark's record says before it has run: pending, or skipped with the reason. */
export function planRecord(definition: BenchmarkDefinition, engine: Engine, machine: MachineFacts): BenchmarkRecord {
  const runsOn = engineOf(definition, engine)
  const params = paramsFor(definition, runsOn ?? engine)
  const { id, unit, better, resource, precision } = definition
  const own = { ...(definition.launches ? { launches: definition.launches } : {}), ...(definition.lasting ? { lasting: true } : {}) }
  const record = { id, unit, better, resource, precision, ...amountsOf(definition, params), ...own, engine: runsOn ?? engine }
  return { ...record, outcome: firstOutcome(definition, runsOn, params, machine) }
}

function firstOutcome(definition: BenchmarkDefinition, runsOn: Engine | null, params: BenchmarkRecord['params'], machine: MachineFacts): Outcome {
  if (runsOn === null) {
    const tensorflow = definition.engines.includes('tensorflow')
    return tensorflow
      ? { state: 'skipped', because: 'engine-missing', detail: 'needs TensorFlow: run `groundspeed runtime install tensorflow`' }
      : { state: 'skipped', because: 'unsupported', detail: `runs on ${definition.engines.join(', ')} only` }
  }
  const available = valueOr(machine.memory.availableBytes, Infinity)
  const need = definition.memoryBytes(params)
  if (need > memoryShare * available) {
    return { state: 'skipped', because: 'not-enough-memory', detail: `needs ${mib(need)}, ${mib(available)} are free` }
  }
  const free = machine.disks[0] ? valueOr(machine.disks[0].freeBytes, Infinity) : Infinity
  const wanted = definition.diskBytes?.(params) ?? 0
  if (wanted > diskShare * free) return { state: 'skipped', because: 'not-enough-disk', detail: `needs ${mib(wanted)} on the disk, ${mib(free)} are free` }
  return { state: 'pending' }
}
