import { hostWatts } from '../carbon/power'
import { type GpuRow } from '../catalog/schema'
import { targetOfGpu, type FitTarget } from '../fit/target'
import { placeWith, type MeasuredCard } from '../prediction/measured-cards'
import { type Place } from '../prediction/place'
import { type CloudPart, type Part } from './parts/part'

/** A machine as far as an upgrade changes it: as it is, or as it would be. */
export interface UpgradeMachine {
  /** Where the work runs; null: nothing is known that a speed could be told from. */
  readonly place: Place | null
  /** What models must fit into; null: not known. */
  readonly target: FitTarget | null
  readonly ramBytes: number | null
  /** At work, with the host; null: not known. */
  readonly watts: number | null
}

const gibibyte = 2 ** 30

/** Watts with other cards in it: what the old ones draw goes, where it is known that they were counted. */
function wattsWith(own: UpgradeMachine, gpu: GpuRow, count: number, fresh: boolean): number | null {
  if (gpu.tdpWatts === null) return null
  const old = own.place?.gpu ?? null
  const host = fresh || old?.tdpWatts == null || own.watts === null ? hostWatts : own.watts - old.tdpWatts * own.place!.count
  // A machine without a card draws what it draws, and the card beside that.
  const base = !fresh && old === null && own.watts !== null ? own.watts : host
  return Math.max(0, base) + gpu.tdpWatts * count
}

const withCards = (own: UpgradeMachine, gpu: GpuRow, count: number, cards: readonly MeasuredCard[], fresh: boolean): UpgradeMachine => ({
  place: placeWith(gpu, count, cards),
  target: { ...targetOfGpu(gpu), gpuCount: count },
  ramBytes: fresh ? null : own.ramBytes,
  watts: wattsWith(own, gpu, count, fresh),
})

/** Memory changes what fits where the processor does the work; a card has its own. */
function withMemory(own: UpgradeMachine, bytes: number): UpgradeMachine {
  if (own.ramBytes === null) return { ...own, ramBytes: bytes }
  const more = bytes - own.ramBytes
  const { place, target } = own
  return {
    ...own,
    ramBytes: bytes,
    place: place && place.gpu === null && place.memoryBytes !== null ? { ...place, memoryBytes: place.memoryBytes + more } : place,
    target: target && target.gpu === null ? { ...target, haveBytes: Math.max(0, target.haveBytes + more), because: `${target.because}, and what the new modules add` } : target,
  }
}

/** The rented machine's cards; its power is somebody else's. */
const rented = ({ row, gpu }: CloudPart, cards: readonly MeasuredCard[]): UpgradeMachine => ({
  place: gpu && row.gpuCount ? placeWith(gpu, row.gpuCount, cards) : null,
  target: gpu ? { ...targetOfGpu(gpu), gpuCount: row.gpuCount ?? 1 } : null,
  ramBytes: row.ramGiB === null ? null : row.ramGiB * gibibyte,
  watts: null,
})

/** The machine with the part in it. @param cards that colleagues measured: they stand before published figures */
export function machineWith(own: UpgradeMachine, part: Part, cards: readonly MeasuredCard[]): UpgradeMachine {
  switch (part.kind) {
    case 'gpu':
      return withCards(own, part.gpu, part.count, cards, false)
    case 'machine':
      return withCards(own, part.gpu, 1, cards, true)
    case 'ram':
      return withMemory(own, part.capacityGiB * gibibyte)
    case 'cloud':
      return rented(part, cards)
    case 'ssd':
    case 'psu':
    case 'nothing':
      return own
  }
}
