import { matchGpu } from '../catalog/match-gpu'
import { type GpuRow } from '../catalog/schema'
import { accelerators, describeMachine } from '../machine/describe'
import { type MachineFacts } from '../machine/facts'
import { placeMeasured, placeOfGpu, type Place } from '../prediction/place'
import { type RunFile } from '../run/schema'
import { type MeasuredSummary, type RunSummary } from '../run/summary'
import { type Workload } from '../workload/schema'

/** The own machine, ready to be set beside others. */
export interface Local {
  readonly place: Place
  /** What a reader must know before any answer; empty: nothing. */
  readonly remark: string
  /** Measurements that the answer stands on, for their doubts. */
  readonly standsOn: readonly MeasuredSummary[]
}

/** Benchmarks that tell a device's rates. */
export const rateBenchmarks = { matrix32: 'matmul-fp32', fp16: 'matmul-fp16', bf16: 'matmul-bf16', bandwidth: 'triad' } as const
/** Benchmarks that are a workload themselves. */
const wholeWorkloads: Readonly<Record<string, string>> = { 'resnet50 train fp32': 'resnet50-train', 'resnet50 inference fp32': 'resnet50-inference' }
/** A benchmark's batch and data are not the user's own. */
export const sigmaBenchmark = 0.1
/** What somebody entered is taken at its word, within a host's usual scatter. */
const sigmaEntered = 0.05

/** The first accelerator's row in the catalog, and how many there are of it. */
function cardOf(machine: MachineFacts, gpus: readonly GpuRow[]): { gpu: GpuRow | null; name: string | null; count: number; memoryBytes: number | null } {
  const cards = accelerators(machine)
  const [first] = cards
  const name = first?.name.known ? first.name.value : null
  const memory = first?.memoryTotalBytes.known ? first.memoryTotalBytes.value : null
  const match = name === null ? null : matchGpu(gpus, name, memory === null ? null : memory / 2 ** 30)
  // Another model beside it is another kind of device: work is not counted over both.
  const same = cards.filter((card) => card.name.known && card.name.value === name).length
  return { gpu: match?.ok ? match.gpu : null, name, count: Math.max(1, same), memoryBytes: memory }
}

/**
 * The machine of a run as a place for this work.
 * @returns null when the run measured nothing that a prediction can stand on, and the machine has no card of the catalog
 */
export function localOf(run: RunFile, summary: RunSummary, gpus: readonly GpuRow[], workload: Workload): Local | null {
  const card = cardOf(run.machine, gpus)
  const onGpu = run.engine.devices.some((device) => device.startsWith('GPU'))
  const entered = workload.ownUnitsPerSecond === null ? null : { unitsPerSecond: workload.ownUnitsPerSecond, by: 'entered' as const, sigma: sigmaEntered }
  if (card.gpu && !onGpu) {
    // A card that was not measured must not pass for its processor, nor the other way round.
    return { place: { ...placeOfGpu(card.gpu, card.count), memoryBytes: card.memoryBytes, seen: entered }, remark: `This run did not measure the ${card.gpu.name}: its speed is predicted from published figures. `, standsOn: [] }
  }
  const found = (id: string) => summary.measured.find((each) => each.id === id)
  const value = (id: string) => found(id)?.value ?? null
  const half = [value(rateBenchmarks.fp16), value(rateBenchmarks.bf16)].filter((each) => each !== null)
  const whole = wholeOf(workload, summary)
  const memory = run.machine.memory.availableBytes
  const place = placeMeasured(
    {
      name: onGpu ? (card.name ?? 'the GPU') : 'this machine',
      gpu: onGpu ? card.gpu : null,
      count: onGpu ? card.count : 1,
      memoryBytes: onGpu ? card.memoryBytes : memory.known ? memory.value : null,
      seen: entered ?? (whole && { unitsPerSecond: whole.value, by: 'measured' as const, sigma: sigmaBenchmark }),
    },
    { matrix32: value(rateBenchmarks.matrix32), matrix16: half.length ? Math.max(...half) : null, bandwidth: value(rateBenchmarks.bandwidth) },
    `run ${run.id}`,
  )
  if (place.rates.fp32 === null && place.seen === null) return null
  const standsOn = [...Object.values(rateBenchmarks).map(found), whole].filter((each): each is MeasuredSummary => each !== undefined && each !== null)
  return { place, remark: remarkOf(run, card, onGpu), standsOn }
}

/** The benchmark that is this very work; null: the suite has none. */
export const benchmarkOf = ({ work }: Pick<Workload, 'work'>): string | null => (work.kind === 'network' ? (wholeWorkloads[`${work.network} ${work.method} ${work.precision}`] ?? null) : null)

/** The measurement of this very work, where the suite has it. */
const wholeOf = (workload: Workload, summary: RunSummary): MeasuredSummary | null => summary.measured.find((each) => each.id === benchmarkOf(workload)) ?? null

function remarkOf(run: RunFile, card: { name: string | null; gpu: GpuRow | null }, onGpu: boolean): string {
  if (run.engine.id === 'wasm') return 'This run measured WebAssembly, not the machine: measure with TensorFlow first. '
  if (card.name !== null && !onGpu) return `The ${card.name} in this machine was not measured, and the catalog does not know it: this is about the processor. `
  if (card.name === null && !run.machine.gpuProbe.known && run.machine.gpuProbe.because !== 'not-installed') return `${describeMachine(run.machine)}: this is about the processor. `
  return ''
}
