import { type GpuRow, type ModelRow } from '../../catalog/schema'
import { type Place } from '../place'

/** Where the time of a unit goes on one device, s. */
export interface StepParts {
  readonly compute: number
  readonly memory: number
  /** Starting kernels, as far as the prediction counts it. */
  readonly starting: number
  /** How arithmetic and traffic overlap: 1 one after the other, 4 a roofline with its corner rounded (METHOD B2). */
  readonly roundness: 1 | 4
}

/** What a piece of work is predicted to do somewhere, before it is set against anything. */
export type WorkSpeed =
  | {
      readonly ok: true
      /** Units of the work (images, tokens) a second, all devices together. */
      readonly unitsPerSecond: number
      /** null: not known, or the speed was seen and the rates that would divide it were not measured. */
      readonly parts: StepParts | null
      /** Standard deviation of its logarithm. */
      readonly sigma: number
      readonly basis: string
      readonly because: string
    }
  | { readonly ok: false; readonly text: string }

/** Lists that a prediction looks into. */
export interface WorkWorld {
  readonly models: readonly ModelRow[]
  /** The card that workloads' shares are told for. */
  readonly reference: GpuRow
}

/** Predicts one kind of work. */
export type WorkPredictor<W> = (work: W, place: Place, world: WorkWorld) => WorkSpeed

export const noSpeed = (text: string): WorkSpeed => ({ ok: false, text })

/** A processor or an unlisted card: its rates are measured, but not how well networks use them. */
export const sigmaUnlisted = 0.35
