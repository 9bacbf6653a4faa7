import { type GpuRow } from '../catalog/schema'
import { band } from '../prediction/band'
import { type Interval } from '../units'
import { type Dimensions } from './dimensions'
import { largestBatch, largestContext } from './largest'
import { memoryParts, memorySigma, totalBytes, type Parts } from './memory'
import { type Plan } from './plan'
import { planOf } from './plan-of'
import { type PlanFields } from './question'
import { remediesFor, usualCpuMemoryGBs, type Remedy } from './remedies'
import { speedsOf, type Speeds } from './speed'
import { type FitTarget } from './target'
import { fitVerdict, type FitVerdict } from './verdict'

/** Everything that is said of one model on one target, as numbers. */
export interface FitDetail {
  readonly of: Dimensions
  readonly plan: Plan
  readonly target: FitTarget
  readonly parts: Parts
  readonly needBytes: number
  readonly needBand: Interval
  readonly verdict: FitVerdict
  /** null: there is not even room for one. */
  readonly largestContext: number | null
  readonly largestBatch: number | null
  readonly speeds: Speeds | null
  /** With the rest left with the processor, where the whole does not fit. */
  readonly spilled: Speeds | null
  readonly remedies: readonly Remedy[]
}

/**
 * One model, one way, one target. @param contextLength tokens that the model was made for; null: not known
 * @throws FitError by the field's name
 */
export function fitDetail(of: Dimensions, fields: PlanFields, target: FitTarget, gpus: readonly GpuRow[], contextLength: number | null = null): FitDetail {
  const plan: Plan = { ...planOf(fields, of), unified: target.unified }
  const parts = memoryParts(of, plan)
  const needBytes = totalBytes(parts)
  const verdict = fitVerdict(needBytes, target.haveBytes)
  const fits = verdict !== 'does-not-fit'
  const speeds = speedsOf(of, plan, target)
  return {
    of,
    plan,
    target,
    parts,
    needBytes,
    needBand: band(needBytes, memorySigma[plan.method]),
    verdict,
    largestContext: largestContext(of, plan, target.haveBytes, contextLength ?? undefined) || null,
    largestBatch: largestBatch(of, plan, target.haveBytes) || null,
    speeds: fits ? speeds : null,
    spilled: fits || target.unified ? null : speedsOf(of, plan, target, usualCpuMemoryGBs),
    remedies: fits ? [] : remediesFor(of, fields, plan, target, gpus),
  }
}
