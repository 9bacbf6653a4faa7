import { engineOf, paramsFor, type BenchmarkDefinition, type Engine } from '../../core/benchmark/definition'
import { type BenchmarkRecord, type Outcome } from '../../core/run/schema'
import { valueOr } from '../../core/result/known'
import { type MachineFacts } from '../../core/machine/facts'

/** Memory left to everything else. */
const memoryShare = 0.8

/** What a benchmark's record says before it has run: pending, or skipped with the reason. */
export function planRecord(definition: BenchmarkDefinition, engine: Engine, machine: MachineFacts): BenchmarkRecord {
  const runsOn = engineOf(definition, engine)
  const params = paramsFor(definition, runsOn ?? engine)
  const { id, unit, better, resource, precision } = definition
  const record = { id, unit, better, resource, precision, params: { ...params }, work: definition.work(params), engine: runsOn ?? engine }
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
    const mib = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`
    return { state: 'skipped', because: 'not-enough-memory', detail: `needs ${mib(need)}, ${mib(available)} are free` }
  }
  return { state: 'pending' }
}
