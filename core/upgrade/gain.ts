import { band } from '../prediction/band'
import { anchored, type Place } from '../prediction/place'
import { speedBetween, speedHere, workSpeed } from '../prediction/work/between'
import { type WorkSpeed, type WorkWorld } from '../prediction/work/speed'
import { type MeasuredSummary } from '../run/summary'
import { formatPercent, significant, type Interval } from '../units'
import { type Work, type Workload } from '../workload/schema'
import { dataPathOf, shareThrough, staysInMemory } from './data-path'
import { type UpgradeMachine } from './machine'
import { type Part } from './parts/part'
import { workNeed } from './work-need'

/** What a part does for the user's work. */
export type Gain =
  /** So many times as fast as here. */
  | { readonly kind: 'speed'; readonly ratio: number; readonly band: Interval; readonly basis: string; readonly because: string }
  /** It does not run here, and would. */
  | { readonly kind: 'runs'; readonly unitsPerSecond: number; readonly band: Interval; readonly basis: string; readonly because: string }
  | { readonly kind: 'none'; readonly because: string }
  /** Nobody can say: never a guess. */
  | { readonly kind: 'unknown'; readonly because: string }

export interface GainWorld {
  readonly workload: Workload
  readonly world: WorkWorld
  readonly own: UpgradeMachine
  /** What the run measured; empty without a run. */
  readonly measured: readonly MeasuredSummary[]
}

/** Whether the work's own memory is there; unknown need or memory: it is not held against it. */
function hasRoom(machine: UpgradeMachine, { workload, world }: GainWorld): boolean {
  const need = workNeed(workload, world.models, machine.target?.unified ?? false)
  return need === null || machine.target === null || need.bytes <= machine.target.haveBytes
}

/** The work as it runs here; why not, where it does not. */
export function workHere(of: GainWorld): WorkSpeed {
  const { own, workload, world } = of
  if (own.place === null) return { ok: false, text: 'nothing was measured that a speed could be told from' }
  const speed = speedHere(workload.work, own.place, world)
  return !speed.ok || own.place.seen !== null || hasRoom(own, of) ? speed : { ok: false, text: `it needs more memory than ${own.target!.name} has` }
}

/** As predicted there, corrected by what was measured here. */
const there = (work: Work, place: Place, own: Place | null, world: WorkWorld): WorkSpeed => workSpeed(work, own === null ? place : anchored(place, own), world)

/** A machine with other devices, or more memory for the processor, beside what is here. */
function gainOfMachine(after: UpgradeMachine, of: GainWorld): Gain {
  const { own, workload, world } = of
  if (after.place === null) return { kind: 'unknown', because: 'its figures are not published' }
  if (!hasRoom(after, of)) return { kind: 'none', because: `the work needs more memory than ${after.target!.name} has` }
  const here = workHere(of)
  if (here.ok) {
    const speed = speedBetween(workload.work, own.place!, after.place, world)
    return speed.ok ? { kind: 'speed', ratio: speed.ratio, band: speed.band, basis: speed.basis, because: speed.because } : { kind: 'unknown', because: speed.text }
  }
  const speed = there(workload.work, after.place, own.place, world)
  if (!speed.ok) return { kind: 'unknown', because: speed.text }
  return { kind: 'runs', unitsPerSecond: speed.unitsPerSecond, band: band(speed.unitsPerSecond, speed.sigma), basis: speed.basis, because: own.place === null ? here.text : `it does not run here: ${here.text}` }
}

const rate = (bytesPerSecond: number): string => `${significant(bytesPerSecond / 1e9, 2)} GB/s`

/** Reading the data, where its size was said: what the drive lets through before and after. */
function gainOfData(after: UpgradeMachine, drivePerSecond: number | null | undefined, { own, workload, measured }: GainWorld, unitsPerSecond: number): Gain {
  const path = dataPathOf(workload, unitsPerSecond, measured)
  if (path === null) return { kind: 'unknown', because: 'how much data a unit of the work reads is not said' }
  if (staysInMemory(path, own.ramBytes)) return { kind: 'none', because: 'the data stay in memory: the drive reads them once' }
  const before = shareThrough(path, own.ramBytes)
  if (before === null) return { kind: 'unknown', because: 'the drive was not measured' }
  if (before >= 1) return { kind: 'none', because: `the drive reads ${rate(path.drivePerSecond!)}, the work wants ${rate(path.neededPerSecond)}` }
  const later = shareThrough(path, after.ramBytes, drivePerSecond === undefined ? path.drivePerSecond : drivePerSecond)
  if (later === null) return { kind: 'unknown', because: 'how fast it reads is not published' }
  const ratio = later / before
  // The whole of it at most; half, where the loader overlaps badly: an assumption, and said as its band.
  return { kind: 'speed', ratio, band: { low: 1 + (ratio - 1) / 2, high: ratio }, basis: 'the size of the data over the measured drive', because: `the drive lets ${formatPercent(before)} of the work through` }
}

/** What the part does for the work. */
export function gainOf(part: Part, after: UpgradeMachine, of: GainWorld): Gain {
  switch (part.kind) {
    case 'nothing':
      return { kind: 'none', because: 'it stays as it is' }
    case 'psu':
      return { kind: 'none', because: 'by itself it makes nothing faster: it lets other parts in' }
    case 'gpu':
    case 'machine':
    case 'cloud':
      return gainOfMachine(after, of)
    case 'ram':
    case 'ssd': {
      const here = workHere(of)
      if (!here.ok) return part.kind === 'ram' && of.own.place !== null && of.own.place.gpu === null ? gainOfMachine(after, of) : { kind: 'unknown', because: here.text }
      return gainOfData(after, part.kind === 'ssd' ? part.readBytesPerSecond : undefined, of, here.unitsPerSecond)
    }
  }
}
