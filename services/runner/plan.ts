import { sweepPoints, type Sweep } from '../../core/benchmark/sweep'
import { engineOf, gpuParamsFor, paramsFor, type BenchmarkDefinition, type Engine, type Params } from '../../core/benchmark/definition'
import { type BenchmarkRecord, type Outcome } from '../../core/run/schema'
import { valueOr } from '../../core/result/known'
import { accelerators } from '../../core/machine/describe'
import { type MachineFacts } from '../../core/machine/facts'

/** Memory left to everything else. */
const memoryShare = 0.8

const amountsOf = (definition: BenchmarkDefinition, params: Params) => ({
  params: { ...params },
  work: definition.work(params),
  flops: definition.flops?.(params) ?? null,
  bytes: definition.bytes?.(params) ?? null,
})

/**
 * Once the devices are known: a GPU gets shapes of its own, and a sweep over GPUs those that the engine sees, before
 * anything of the record was measured. What computes on the processors keeps its shapes.
 */
export function fitToDevice(record: BenchmarkRecord, definition: BenchmarkDefinition, devices: readonly string[], machine: MachineFacts): void {
  if (record.outcome.state !== 'pending' || record.engine !== 'tensorflow') return
  const { sweep } = definition
  const seen = devices.filter((device) => device.startsWith('GPU')).length
  if (sweep?.each === 'gpu' && seen < fewestTogether) {
    record.outcome = { state: 'skipped', because: 'unsupported', detail: `needs ${fewestTogether} GPUs, ${record.engine} sees ${seen}` }
  } else if (seen > 0 && sweep?.each !== 'processor') {
    const free = freeOf(sweep ? accelerators(machine) : accelerators(machine).slice(0, 1))
    const params = gpuParamsFor(definition, free)
    const count = sweep ? { [sweep.of]: Math.min(seen, record.params[sweep.of]!) } : {}
    if (params) Object.assign(record, amountsOf(definition, { ...params, ...count }))
    else record.outcome = { state: 'skipped', because: 'not-enough-memory', detail: `needs ${mib(definition.memoryBytes(definition.params))} of the GPU's memory, ${mib(free ?? 0)} are free` }
  }
}

/** Free memory of the fullest of these GPUs, bytes; null when one does not say. */
function freeOf(gpus: MachineFacts['gpus']): number | null {
  const free = gpus.map(({ memoryTotalBytes, memoryUsedBytes }) => (memoryTotalBytes.known ? memoryTotalBytes.value - valueOr(memoryUsedBytes, 0) : null))
  return free.length === 0 || free.includes(null) ? null : Math.min(...(free as number[]))
}

/** A disk is never filled for a benchmark's sake. */
const diskShare = 0.5
const mib = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`

/** What a benchmark's record says before it has run: pending, or skipped with the reason. */
export function planRecord(definition: BenchmarkDefinition, engine: Engine, machine: MachineFacts): BenchmarkRecord {
  const runsOn = engineOf(definition, engine)
  const params = sized(definition, paramsFor(definition, runsOn ?? engine), machine)
  const { id, unit, better, resource, precision } = definition
  const own = { ...(definition.launches ? { launches: definition.launches } : {}), ...(definition.lasting ? { lasting: true } : {}), ...(definition.sweep ? { sweep: definition.sweep } : {}) }
  const record = { id, unit, better, resource, precision, ...amountsOf(definition, params), ...own, engine: runsOn ?? engine }
  return { ...record, outcome: firstOutcome(definition, runsOn, params, machine) }
}

/** Below two, processes share nothing. */
const fewestTogether = 2
const available = ({ memory }: MachineFacts): number => memoryShare * valueOr(memory.availableBytes, Infinity)
const has = (machine: MachineFacts, each: Sweep['each']): number | null => (each === 'gpu' ? accelerators(machine).length : valueOr(machine.cpu.logicalCores, null))

/** A sweep goes up to all that the machine has; over processes, to as many of its steps as memory holds. */
function sized(definition: BenchmarkDefinition, params: Params, machine: MachineFacts): Params {
  const { sweep } = definition
  if (!sweep) return params
  const steps = sweepPoints(has(machine, sweep.each) || 1).map((count) => ({ ...params, [sweep.of]: count }))
  return steps.reverse().find((each) => memoryOf(definition, each) <= available(machine)) ?? steps[steps.length - 1]!
}

/** What TensorFlow's library takes in each process before it has computed anything, bytes. */
const processBytes = 400 * 1024 * 1024
const memoryOf = (definition: BenchmarkDefinition, params: Params): number =>
  definition.sweep?.of === 'processes' ? params['processes']! * (processBytes + definition.memoryBytes(params)) : definition.memoryBytes(params)

function firstOutcome(definition: BenchmarkDefinition, runsOn: Engine | null, params: BenchmarkRecord['params'], machine: MachineFacts): Outcome {
  if (runsOn === null) {
    const tensorflow = definition.engines.includes('tensorflow')
    return tensorflow
      ? { state: 'skipped', because: 'engine-missing', detail: 'needs TensorFlow: run `groundspeed runtime install tensorflow`' }
      : { state: 'skipped', because: 'unsupported', detail: `runs on ${definition.engines.join(', ')} only` }
  }
  return alone(definition, params, machine) ?? tooLarge(definition, params, machine) ?? { state: 'pending' }
}

/** Nothing to share: one processor, one GPU, or memory for one process. */
function alone(definition: BenchmarkDefinition, params: Params, machine: MachineFacts): Outcome | null {
  const { sweep } = definition
  if (sweep?.of !== 'processes' || params['processes']! >= fewestTogether) return null
  const there = has(machine, sweep.each)
  const name = sweep.each === 'gpu' ? 'GPU' : 'processor'
  if (there === null) return { state: 'skipped', because: 'unsupported', detail: `how many ${name}s there are is not known` }
  if (there < fewestTogether) return { state: 'skipped', because: 'unsupported', detail: `needs ${fewestTogether} ${name}s, there ${there === 1 ? 'is' : 'are'} ${there}` }
  return tooLarge(definition, { ...params, processes: fewestTogether }, machine)
}

function tooLarge(definition: BenchmarkDefinition, params: Params, machine: MachineFacts): Outcome | null {
  const need = memoryOf(definition, params)
  if (need > available(machine)) return { state: 'skipped', because: 'not-enough-memory', detail: `needs ${mib(need)}, ${mib(valueOr(machine.memory.availableBytes, 0))} are free` }
  const free = machine.disks[0] ? valueOr(machine.disks[0].freeBytes, Infinity) : Infinity
  const wanted = definition.diskBytes?.(params) ?? 0
  return wanted > diskShare * free ? { state: 'skipped', because: 'not-enough-disk', detail: `needs ${mib(wanted)} on the disk, ${mib(free)} are free` } : null
}
