import { runSchemaVersion, type BenchmarkRecord, type RunFile } from '../../core/run/schema'
import { launchesOf } from './outcomes'
import { planRecord } from './plan'
import { type RunInput } from './run-input'
import { recordedEnv } from './worker-env'

/** The run's file before anything was measured: every benchmark pending, or skipped with its reason. */
export function newRun(input: RunInput): RunFile {
  return {
    schema: { ...runSchemaVersion },
    id: input.id,
    name: input.name,
    startedAt: input.clock().toISOString(),
    finishedAt: null,
    state: 'running',
    mode: input.mode,
    seed: input.seed,
    launches: input.plan.launches,
    settings: { default: input.plan.settings, storage: input.plan.storage, network: input.plan.network },
    producer: input.producer,
    engine: { id: input.engine, version: null, devices: [], replayOf: input.replayOf, fallbackBecause: input.fallbackBecause },
    environment: recordedEnv(input.env),
    machine: input.machine,
    benchmarks: input.definitions.map((definition) => planRecord(definition, input.engine, input.machine)),
  }
}

/**
 * Closes the file and saves it: what is still pending says why it has no number.
 * @param rejected benchmarks that lost a launch to a gate, and which
 */
export async function finish(run: RunFile, input: RunInput, rejected: ReadonlyMap<string, readonly string[]>): Promise<RunFile> {
  for (const record of run.benchmarks) if (record.outcome.state === 'pending') record.outcome = leftOver(record, rejected.get(record.id))
  run.state = input.signal.aborted ? 'interrupted' : 'finished'
  run.finishedAt = input.clock().toISOString()
  await input.save(run)
  return run
}

function leftOver(record: BenchmarkRecord, gates: readonly string[] | undefined): BenchmarkRecord['outcome'] {
  if (launchesOf(record.outcome).length > 0) return record.outcome
  if (gates) return { state: 'skipped', because: 'not-valid', detail: `every launch was rejected: ${gates.join(', ')}` }
  return { state: 'skipped', because: 'cancelled', detail: 'the run ended before it' }
}
