import { type GpuRow } from '../catalog/schema'
import { band } from '../prediction/band'
import { placeOfGpu } from '../prediction/place'
import { speedBetween, speedHere } from '../prediction/work/between'
import { type WorkSpeed, type WorkWorld } from '../prediction/work/speed'
import { type Interval } from '../units'
import { type Work } from '../workload/schema'
import { type FleetPlace } from './fleet-place'

/** A machine and what the work does on it. */
export interface RankedMachine {
  readonly at: FleetPlace
  readonly speed: WorkSpeed
}

/** Fastest first; where the work does not run at all comes last. */
export function rankFor(places: readonly FleetPlace[], work: Work, world: WorkWorld): RankedMachine[] {
  const speedOf = ({ speed }: RankedMachine) => (speed.ok ? speed.unitsPerSecond : -1)
  return places.map((at) => ({ at, speed: speedHere(work, at.place, world) })).sort((a, b) => speedOf(b) - speedOf(a) || (a.at.machine.id < b.at.machine.id ? -1 : 1))
}

/** A card in the place of a machine's own. */
export interface BetterCard {
  readonly gpu: GpuRow
  /** Throughput over today's with its 80 % band; null where the work does not run there today. */
  readonly ratio: number | null
  readonly band: Interval | null
  readonly unitsPerSecond: number
  readonly unitsBand: Interval
  readonly priceUsd: number
  readonly because: string
}

/** Less gain than this is no reason to open the machine. */
const leastGain = 1.2
const mostCards = 5

/**
 * Cards with a price that would do the work better than this machine does, most gain for the money first. One card takes
 * the place of all that are there.
 */
export function betterCards({ at, speed }: RankedMachine, gpus: readonly GpuRow[], work: Work, world: WorkWorld): BetterCard[] {
  const found = gpus.flatMap((gpu): BetterCard[] => {
    // What is soldered, in a laptop or on a server's own board is no card that one could buy and put in.
    if (gpu.streetPriceUsd === null || gpu.formFactor !== 'pcie-card' || gpu.id === at.gpu?.id) return []
    const shared = { gpu, priceUsd: gpu.streetPriceUsd }
    if (speed.ok) {
      const there = speedBetween(work, at.place, placeOfGpu(gpu), world)
      return there.ok && there.ratio >= leastGain ? [{ ...shared, ratio: there.ratio, band: there.band, unitsPerSecond: there.unitsPerSecond, unitsBand: there.unitsBand, because: there.because }] : []
    }
    const alone = speedHere(work, placeOfGpu(gpu), world)
    return alone.ok ? [{ ...shared, ratio: null, band: null, unitsPerSecond: alone.unitsPerSecond, unitsBand: band(alone.unitsPerSecond, alone.sigma), because: alone.because }] : []
  })
  const worth = ({ ratio, unitsPerSecond, priceUsd }: BetterCard) => (ratio === null ? unitsPerSecond : ratio - 1) / priceUsd
  return found.sort((a, b) => worth(b) - worth(a)).slice(0, mostCards)
}
