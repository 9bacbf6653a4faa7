import { matchGpu } from '../catalog/match-gpu'
import { type GpuRow } from '../catalog/schema'
import { benchmarkOf, rateBenchmarks, sigmaBenchmark } from '../comparison/local'
import { placeMeasured, placeOfGpu, type Place } from '../prediction/place'
import { type Work } from '../workload/schema'
import { type TeamEntry } from './entry'
import { type Fleet, type FleetMachine } from './fleet'

/** A machine of the fleet as a place where work runs. */
export interface FleetPlace {
  readonly machine: FleetMachine
  readonly place: Place
  /** Null: a processor, or a card that the catalog does not know. */
  readonly gpu: GpuRow | null
  readonly count: number
}

const gibibyte = 2 ** 30

/** "2 x RTX 4090" is two of one card. */
function cardsIn({ gpu, gpuMemoryGiB }: TeamEntry, gpus: readonly GpuRow[]): { gpu: GpuRow | null; count: number } {
  const [, count = '1', name = gpu] = /^(\d+) x (.+)$/.exec(gpu) ?? []
  const match = matchGpu(gpus, name, gpuMemoryGiB)
  return { gpu: match.ok ? match.gpu : null, count: Number(count) }
}

const noCard = new Set(['no GPU', 'unknown', 'GPU not readable'])

/** From what the latest result holds: measured rates before published ones. Null: nothing to predict from. */
function placeOf(machine: FleetMachine, gpus: readonly GpuRow[], work: Work): FleetPlace | null {
  const { entry } = machine.latest
  const bare = noCard.has(entry.gpu)
  const { gpu, count } = bare ? { gpu: null, count: 1 } : cardsIn(entry, gpus)
  const onGpu = entry.values.some((value) => value.onGpu)
  const memoryBytes = entry.gpuMemoryGiB === null ? null : entry.gpuMemoryGiB * gibibyte
  // A card that was not measured must not pass for its processor; WebAssembly is neither.
  if (gpu && !onGpu) return { machine, gpu, count, place: { ...placeOfGpu(gpu, count), name: machine.name, memoryBytes } }
  if (entry.engine === 'wasm' || (!bare && !onGpu)) return null
  const value = (id: string | null) => entry.values.find((each) => each.id === id && !each.flagged && each.onGpu === onGpu)?.value ?? null
  const half = [value(rateBenchmarks.fp16), value(rateBenchmarks.bf16)].filter((each) => each !== null)
  const whole = value(benchmarkOf({ work }))
  const place = placeMeasured(
    { name: machine.name, gpu: onGpu ? gpu : null, count, memoryBytes: onGpu ? memoryBytes : entry.memoryGiB === null ? null : entry.memoryGiB * gibibyte, seen: whole === null ? null : { unitsPerSecond: whole, by: 'measured', sigma: sigmaBenchmark } },
    { matrix32: value(rateBenchmarks.matrix32), matrix16: half.length === 0 ? null : Math.max(...half), bandwidth: value(rateBenchmarks.bandwidth) },
    `${machine.name} on ${entry.startedAt.slice(0, 10)}`,
  )
  return place.rates.fp32 === null && place.seen === null ? null : { machine, gpu, count, place }
}

/** The machines whose latest result counts, and of which something can be told. */
export const fleetPlaces = (fleet: Fleet, gpus: readonly GpuRow[], work: Work): FleetPlace[] => fleet.machines.filter(({ latest }) => latest.counts).flatMap((machine) => placeOf(machine, gpus, work) ?? [])
