import { machineOfRun, type OwnMachine } from '../../core/advice/machine'
import { anyWorkstation, embodiedOfGpu, publishedEmbodied, workstationNamed, type EmbodiedPart } from '../../core/carbon/embodied'
import { type Devices, entered } from '../../core/carbon/power'
import { gpuAlone, measuredWatts, type GpuAlone } from '../../core/carbon/run-energy'
import { type Amount } from '../../core/carbon/range'
import { matchCpu } from '../../core/catalog/match-cpu'
import { type GpuRow } from '../../core/catalog/schema'
import { benchmarkOf } from '../../core/comparison/local'
import { type CarbonGiven } from '../../core/contract/carbon-calls'
import { usageError } from '../../core/errors/user-error'
import { describeMachine } from '../../core/machine/describe'
import { known, unknown } from '../../core/result/known'
import { type RunFile } from '../../core/run/schema'
import { summarizeRun } from '../../core/run/summary'
import { type Workload } from '../../core/workload/schema'
import { catalog } from '../catalog'
import { machineNamed } from '../advise'

/** The machine whose grams are counted. */
export interface CarbonMachine {
  readonly own: OwnMachine
  readonly name: string
  readonly devices: Devices | null
  readonly measuredWatts: Amount | null
  /** What the run's GPUs took where the processor's part of it is not known; null: all is known, or nothing. */
  readonly gpuAlone: GpuAlone | null
  /** A virtual machine: what stands below it nobody sees. */
  readonly virtual: boolean
  readonly run: RunFile | null
}

export const devicesOfGpu = (gpu: GpuRow, count: number): Devices => ({ kind: 'gpu', name: gpu.name, tdpWatts: gpu.tdpWatts, count })

/** The processor's TDP, where the run was on it; a slice of a processor has none of its own. */
function processorOf(run: RunFile): Devices | null {
  const { model, sockets } = run.machine.cpu
  const match = model.known ? matchCpu(catalog.cpus(), model.value) : null
  const tdpWatts = match?.ok ? match.cpu['tdpWatts'] : null
  return match?.ok ? { kind: 'cpu', name: match.cpu.name, tdpWatts: typeof tdpWatts === 'number' ? tdpWatts : null, count: sockets.known ? sockets.value : 1 } : null
}

const isVirtual = ({ machine: { virtualization } }: RunFile): boolean => virtualization.hypervisor.known && virtualization.hypervisor.value !== 'none'

/** A card by its name, as one would buy it. @throws UserError usage with the nearest names */
export function machineOfCard(gpu: string): CarbonMachine {
  const own = machineNamed(gpu)
  return { own, name: own.gpu!.name, devices: devicesOfGpu(own.gpu!, own.count), measuredWatts: null, gpuAlone: null, virtual: false, run: null }
}

/** The machine of a run, its power as its sensors saw it. */
export function machineOf(run: RunFile, workload: Workload): CarbonMachine {
  const own = machineOfRun(run, summarizeRun(run), catalog.gpus(), workload)
  const virtual = isVirtual(run)
  const devices = own.gpu ? devicesOfGpu(own.gpu, own.count) : virtual ? null : processorOf(run)
  const benchmark = benchmarkOf(workload)
  // A card that was not measured must not pass for its processor.
  const onCard = run.engine.devices.some((device) => device.startsWith('GPU'))
  return { own, name: describeMachine(run.machine), devices, measuredWatts: own.gpu && !onCard ? null : measuredWatts(run, benchmark), gpuAlone: onCard ? gpuAlone(run, benchmark) : null, virtual, run }
}

/** @throws UserError usage with the nearest names */
function around(name: string | null, virtual: boolean): EmbodiedPart {
  const rows = catalog.gridCarbon().embodied
  if (name === null) return virtual ? { name: 'the machine', kg: unknown('not-reported', 'a virtual machine: what stands below it is not known') } : { name: 'the machine around it', kg: anyWorkstation(rows) }
  const found = workstationNamed(rows, name)
  if (!found.ok) throw usageError(`There is no workstation '${name.slice(0, 80)}' whose making is published.`, `Nearest: ${found.nearest.join(', ')}. Or enter the kilograms.`)
  return { name: found.row.name ?? found.row.id, kg: known(publishedEmbodied(found.row)) }
}

/** What making the machine emitted, part by part. @throws UserError usage for an unknown workstation */
export function embodiedOf({ embodiedKg, workstation }: Pick<CarbonGiven, 'embodiedKg' | 'workstation'>, gpu: GpuRow | null, count: number, virtual: boolean): EmbodiedPart[] {
  if (embodiedKg !== null) return [{ name: 'the machine', kg: known(entered(embodiedKg, 'as entered, for all of it')) }]
  const rest = around(workstation, virtual)
  if (gpu === null) return [rest]
  const row = embodiedOfGpu(catalog.gridCarbon().embodied, gpu.id)
  const one = row.known ? publishedEmbodied(row.value) : null
  const card: EmbodiedPart = { name: count === 1 ? gpu.name : `${count} x ${gpu.name}`, kg: one ? known({ ...one, low: one.low * count, high: one.high * count, point: one.point === null ? null : one.point * count }) : row.known ? unknown('not-reported') : row }
  return [rest, card]
}
