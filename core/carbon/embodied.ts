import { type EmbodiedRow } from '../catalog/schema'
import { type Maybe, known, unknown } from '../result/known'

export interface EmbodiedUse {
  /** What making it emitted; null: nobody published it. */
  readonly kgCO2e: number | null
  /** Years until it is retired, > 0. */
  readonly lifeYears: number
  /** Hours a week in use over its life, 0 to 168. */
  readonly hoursPerWeek: number
}

const weeksPerYear = 365.25 / 7

/**
 * Embodied kg of one hour of use: what making it emitted, spread over the hours it will be used (ISO 14067's
 * functional unit; the SCI specification's M = TE x TS x RS). A machine that is never used has no hour to carry it.
 */
export function embodiedPerHour({ kgCO2e, lifeYears, hoursPerWeek }: EmbodiedUse): Maybe<number> {
  if (kgCO2e === null) return unknown('not-reported', 'no embodied figure is published for this part')
  const hours = lifeYears * weeksPerYear * hoursPerWeek
  return hours > 0 ? known(kgCO2e / hours) : unknown('not-applicable', 'it is not used: no hour carries what making it emitted')
}

/** A GPU's own published figure. The generic 150 kg is for data-centre parts of 2021: for others it would be a guess. */
export function embodiedOfGpu(rows: readonly EmbodiedRow[], gpuId: string): Maybe<EmbodiedRow> {
  const row = rows.find((each) => each.kind === 'gpu' && each.gpuId === gpuId)
  return row ? known(row) : unknown('not-reported', 'no embodied figure is published for this GPU')
}
