import { impossibleFactor, type Limit } from '../limits/limit'
import { accelerators, describeMachine } from '../machine/describe'
import { type MachineFacts } from '../machine/facts'
import { environmentKey } from '../history/environment'
import { valueOr } from '../result/known'
import { type BenchmarkRecord, type RunFile } from '../run/schema'
import { summarizeRun, type RunSummary } from '../run/summary'
import { formatMeasured } from '../units'
import { scoreOf } from '../verdict/score'
import { type TeamCrypto } from './crypto'
import { type EntryValue, type TeamEntry } from './entry'
import { type TeamResult } from './schema'
import { workloadOf } from './workload'

export interface EntryHead {
  readonly sha256: string
  readonly keyId: string
  readonly signature: TeamEntry['signature']
  readonly result: TeamResult
}

/** Claims are rounded to six digits, and a later version may take another median: this far apart they still agree. */
const claimTolerance = 0.02

const base = ({ sha256, keyId, signature, result: { machine, folder, startedAt } }: EntryHead) => ({ sha256, machineId: machine.id, machineName: machine.name, key: machine.key, keyId, signature, folder, startedAt })

/** "RTX 4090", "2 x RTX 4090"; the memory of the first. */
function gpusOf(facts: MachineFacts): Pick<TeamEntry, 'gpu' | 'gpuMemoryGiB' | 'powerLimitWatts' | 'driver'> {
  const gpus = accelerators(facts)
  const [first] = gpus
  if (!first) return { gpu: facts.gpuProbe.known || facts.gpuProbe.because === 'not-installed' ? 'no GPU' : 'GPU not readable', gpuMemoryGiB: null, powerLimitWatts: null, driver: null }
  const name = valueOr(first.name, 'unknown GPU').replace(/^NVIDIA (GeForce )?/, '')
  const memory = valueOr(first.memoryTotalBytes, null)
  return {
    gpu: (gpus.length > 1 ? `${gpus.length} x ${name}` : name).slice(0, 256),
    gpuMemoryGiB: memory === null ? null : memory / 2 ** 30,
    powerLimitWatts: valueOr(first.powerLimitWatts, null),
    driver: valueOr(first.driverVersion, null),
  }
}

interface Judged {
  readonly validity: TeamEntry['validity']
  readonly because: string
}

/** The worst that is found, and about what. */
function judge({ result }: EntryHead, run: RunFile, summary: RunSummary, limitOf: (record: BenchmarkRecord, machine: MachineFacts, device: string) => Limit | null): Judged {
  for (const measured of summary.measured) {
    const record = run.benchmarks.find(({ id }) => id === measured.id)!
    const limit = limitOf(record, run.machine, measured.device)
    if (limit && measured.better === 'higher' && measured.value > impossibleFactor * limit.value) {
      return { validity: 'impossible', because: `${measured.id} is ${(measured.value / limit.value).toFixed(1)} times what the device can do (${limit.because})`.slice(0, 600) }
    }
  }
  for (const claim of result.metrics) {
    const found = summary.measured.find(({ id }) => id === claim.id)
    if (!found) return { validity: 'inconsistent', because: `it claims ${claim.id}, of which it holds no samples` }
    if (Math.abs(claim.value / found.value - 1) > claimTolerance) return { validity: 'inconsistent', because: `${claim.id}: it claims ${formatMeasured(claim.value, found.unit, null)}, its samples give ${formatMeasured(found.value, found.unit, null)}` }
  }
  const broken = summary.measured.filter(({ flagged }) => flagged)
  if (broken.length > 0) return { validity: 'flagged', because: `a validity gate was broken in ${broken.map(({ id }) => id).join(', ')}`.slice(0, 600) }
  return { validity: 'valid', because: '' }
}

/** Everything derived is worked out from the samples, and set beside what the file claims. */
export function entryOf(head: EntryHead, run: RunFile, limitOf: (record: BenchmarkRecord, machine: MachineFacts, device: string) => Limit | null, crypto: Pick<TeamCrypto, 'sha256'>): TeamEntry {
  const summary = summarizeRun(run)
  const score = scoreOf(summary)
  const values = summary.measured.map(({ id, unit, better, value, interval, flagged, device }): EntryValue => {
    const record = run.benchmarks.find((each) => each.id === id)!
    return { id, unit, better, workload: workloadOf(record, crypto), value, low: interval?.low ?? null, high: interval?.high ?? null, flagged, onGpu: device.startsWith('GPU') }
  })
  return {
    ...base(head),
    run: run.id,
    mode: run.mode,
    engine: run.engine.id,
    ...gpusOf(run.machine),
    cpu: valueOr(run.machine.cpu.model, 'unknown processor'),
    memoryGiB: run.machine.memory.totalBytes.known ? run.machine.memory.totalBytes.value / 2 ** 30 : null,
    description: describeMachine(run.machine).slice(0, 256),
    environment: environmentKey(run).slice(0, 2000),
    score: score.known ? score.value : null,
    ...judge(head, run, summary, limitOf),
    values,
  }
}

/** A result whose run this version cannot read: what it claims, marked as such. A reader sees it and no rank counts it. */
export function entryOfClaims(head: EntryHead): TeamEntry {
  const { metrics, run } = head.result
  const id = typeof run['id'] === 'string' ? run['id'] : head.sha256.slice(0, 16)
  return {
    ...base(head),
    run: id,
    mode: 'unknown',
    engine: 'unknown',
    gpu: 'unknown',
    gpuMemoryGiB: null,
    memoryGiB: null,
    powerLimitWatts: null,
    driver: null,
    cpu: 'unknown',
    description: 'written by a newer version of Groundspeed',
    environment: '',
    score: null,
    validity: 'partial',
    because: 'parts of it need a newer version of Groundspeed; what it claims could not be checked',
    values: metrics.map(({ id: metric, unit, better, workload, value }) => ({ id: metric, unit, better, workload, value, low: null, high: null, flagged: false, onGpu: false })),
  }
}
