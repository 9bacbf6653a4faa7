import { matchModel } from '../catalog/match-model'
import { type GpuRow, type ModelRow } from '../catalog/schema'
import { localOf } from '../comparison/local'
import { fitDetail } from '../fit/detail'
import { dimensionsOf } from '../fit/dimensions'
import { fieldsOfWorkload } from '../fit/for-workload'
import { planFields } from '../fit/question'
import { targetOfMachine, type FitTarget } from '../fit/target'
import { type FitVerdict } from '../fit/verdict'
import { type Place } from '../prediction/place'
import { speedHere } from '../prediction/work/between'
import { type WorkSpeed } from '../prediction/work/speed'
import { type RunFile } from '../run/schema'
import { type MeasuredSummary, type RunSummary } from '../run/summary'
import { type Interval } from '../units'
import { type Workload } from '../workload/schema'
import { readingOf, type Reading } from './reading'
import { stepOf, type Step } from './step'

/** What a bottleneck is looked for in. */
export interface BottleneckInput {
  readonly run: RunFile
  readonly summary: RunSummary
  readonly workload: Workload
  readonly models: readonly ModelRow[]
  readonly gpus: readonly GpuRow[]
  /** The card that shares of a step are told for (`referenceGpu`). */
  readonly reference: GpuRow
}

/** What the work needs of one GPU's memory, or of the machine's where it computes there. */
export interface Need {
  readonly bytes: number
  readonly band: Interval | null
  readonly verdict: FitVerdict
  readonly by: 'predicted' | 'entered'
}

/** Everything that the rules look at, worked out once. */
export interface World extends BottleneckInput {
  /** null: the run measured nothing that a speed can be told from. */
  readonly place: Place | null
  readonly speed: WorkSpeed | null
  /** null: no time of it is known. */
  readonly step: Step | null
  /** The work runs on a device of its own, while the processor prepares what comes next. */
  readonly onGpu: boolean
  /** A card that is there was not measured: its figures are published ones. */
  readonly unmeasuredCard: boolean
  readonly target: FitTarget | null
  /** null: what it needs cannot be worked out. */
  readonly need: Need | null
  readonly reading: Reading
  readonly measured: (id: string) => MeasuredSummary | null
}

const gibibyte = 2 ** 30
/** As in core/fit: from here on a little more ends it. */
const tightShare = 0.85

function needOf({ workload, models, gpus }: BottleneckInput, target: FitTarget | null): Need | null {
  if (target === null) return null
  const { work, needsMemoryGiB } = workload
  if (work.kind === 'serve' || work.kind === 'fine-tune') {
    const { model, fields } = fieldsOfWorkload(workload)
    const found = matchModel(models, model)
    const of = found.ok ? dimensionsOf(found.model) : null
    if (of) {
      const { needBytes, needBand, verdict } = fitDetail(of, planFields.parse(fields), target, gpus)
      return { bytes: needBytes, band: needBand, verdict, by: 'predicted' }
    }
  }
  if (needsMemoryGiB === null || needsMemoryGiB === 0) return null
  const bytes = needsMemoryGiB * gibibyte
  return { bytes, band: null, verdict: bytes > target.haveBytes ? 'does-not-fit' : bytes > tightShare * target.haveBytes ? 'tight' : 'fits', by: 'entered' }
}

export function worldOf(input: BottleneckInput): World {
  const { run, summary, workload, models, gpus, reference } = input
  const local = localOf(run, summary, gpus, workload)
  const place = local?.place ?? null
  const measuredOnGpu = run.engine.devices.some((device) => device.startsWith('GPU'))
  const target = targetOfMachine(run.machine, gpus)
  const measured = (id: string) => summary.measured.find((each) => each.id === id) ?? null
  const speed = place && speedHere(workload.work, place, { models, reference })
  const batch = batchOf(run, workload)
  return {
    ...input,
    place,
    speed,
    step: place && speed && stepOf({ work: workload.work, place, speed, models, whole: batch === null ? null : { batch }, operation: measured('op-overhead') }),
    onGpu: measuredOnGpu || (place?.gpu ?? null) !== null,
    unmeasuredCard: !measuredOnGpu && (place?.gpu ?? null) !== null,
    target,
    need: needOf(input, target),
    reading: readingOf(workload),
    measured,
  }
}

/** Of the benchmark that is this network: its batch; null: it was not measured. */
function batchOf({ benchmarks }: RunFile, { work }: Workload): number | null {
  if (work.kind !== 'network') return null
  const id = work.method === 'train' ? `${work.network}-train` : `${work.network}-inference`
  const found = benchmarks.find((each) => each.id === id && each.outcome.state === 'measured')
  return found?.params['batch'] ?? null
}
