import { type Interval } from '../../units'
import { type Work } from '../../workload/schema'
import { band, together } from '../band'
import { anchored, type Place } from '../place'
import { sigmaBetween } from '../training/ratio'
import { countedSpeed } from './counted'
import { fineTuneSpeed } from './fine-tune'
import { networkSpeed } from './network'
import { serveSpeed } from './serve'
import { type WorkSpeed, type WorkWorld } from './speed'

/** What a piece of work does somewhere. */
export function workSpeed(work: Work, place: Place, world: WorkWorld): WorkSpeed {
  switch (work.kind) {
    case 'network':
      return networkSpeed(work, place, world)
    case 'fine-tune':
      return fineTuneSpeed(work, place, world)
    case 'serve':
      return serveSpeed(work, place, world)
    case 'counted':
      return countedSpeed(work, place, world)
  }
}

/** Work in one place set against the same work in another. */
export type Between =
  | {
      readonly ok: true
      /** Throughput there over throughput here, with its 80 % band. */
      readonly ratio: number
      readonly band: Interval
      /** Units a second there, with their band. */
      readonly unitsPerSecond: number
      readonly unitsBand: Interval
      readonly basis: string
      readonly because: string
    }
  | { readonly ok: false; readonly text: string }

/** Several devices that must talk: the scatter of how well they do. */
const sigmaScaling = 0.08
/** Shared hosts, other clocks (METHOD B2). */
const sigmaCloud = 0.05

/** Units a second here: seen where it was, else predicted. */
export function speedHere(work: Work, here: Place, world: WorkWorld): WorkSpeed {
  const model = workSpeed(work, here, world)
  if (here.seen === null) return model
  // What was seen is the whole of it; how it divides only the model can tell, if it knows the rates.
  const parts = model.ok ? model.parts : null
  return { ok: true, parts, unitsPerSecond: here.seen.unitsPerSecond, sigma: here.seen.sigma, basis: here.seen.by === 'entered' ? 'its throughput here, as entered' : 'its throughput here, as measured', because: here.seen.by }
}

/**
 * How fast work is elsewhere, set against here. What was seen here beyond the model carries over to related cards; doubts
 * that both predictions share (how well networks use a generation) cancel in the ratio.
 */
export function speedBetween(work: Work, here: Place, there: Place, world: WorkWorld): Between {
  const target = anchored(there, here)
  const [own, model, other] = [speedHere(work, here, world), workSpeed(work, here, world), workSpeed(work, target, world)]
  if (!other.ok) return other
  if (!own.ok) return own
  const kin = here.gpu && there.gpu ? (here.gpu.architecture === there.gpu.architecture ? 1 : 0.5) : 0
  // The whole work's residual here (METHOD B2, step 3).
  const residual = here.seen !== null && model.ok ? (here.seen.unitsPerSecond / model.unitsPerSecond) ** kin : 1
  const unitsPerSecond = other.unitsPerSecond * residual
  const ratio = unitsPerSecond / own.unitsPerSecond
  const scatter = together(here.count === there.count ? 0 : sigmaScaling * Math.abs(Math.log2(there.count / here.count)), sigmaCloud)
  const cards = here.gpu && there.gpu ? sigmaBetween(here.gpu, there.gpu) : together(own.sigma, other.sigma)
  const absolute = together(kin > 0 && here.seen !== null ? Math.min(other.sigma, cards) : other.sigma, scatter)
  return { ok: true, ratio, band: band(ratio, together(cards, scatter)), unitsPerSecond, unitsBand: band(unitsPerSecond, absolute), basis: other.basis, because: other.because }
}

