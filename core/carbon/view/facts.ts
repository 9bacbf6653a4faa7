import { type Maybe } from '../../result/known'
import { type WorkUnit } from '../../workload/unit'
import { type Choice, type GramsOrDollars } from '../grams-or-dollars'
import { type CarbonMonth, type CarbonSpec } from '../month'
import { type PlanCarbon } from '../plan'
import { type Amount, type Range } from '../range'
import { type GridIntensity } from '../region'
import { type GpuAlone, type RunEnergy } from '../run-energy'
import { type WhatIf } from '../what-if'

/** An instance, or this machine, as a place for the work; its grams are those of electricity. */
export interface Place extends Choice {
  /** Its share of what making it emitted: beside them, and in no comparison, for it is published for few. */
  readonly madeKg: Maybe<Range>
  /** "us-east-1", "Germany" */
  readonly where: string
  /** "1x A100 80GB" */
  readonly what: string
  readonly grid: GridIntensity | null
  /** Why a figure is unknown, or what it stands on. */
  readonly why: string
}

/** All that a view of carbon is made of: worked out, and not yet said. */
export interface CarbonFacts {
  readonly machine: string
  /** What a reader must know before the answer; empty: nothing. */
  readonly remark: string
  readonly workload: string
  readonly unit: WorkUnit
  readonly spec: CarbonSpec
  /** As it is where nobody enters anything: what a form's boxes show, and what a reset brings back. */
  readonly standard: CarbonSpec
  readonly standardGrid: string
  readonly month: CarbonMonth
  /** Where the hours are from. */
  readonly hoursFrom: Pick<Amount, 'kind' | 'from'> | null
  /** The week's work needs more hours than a week has. */
  readonly overfull: boolean
  readonly grid: GridIntensity | null
  /** Nobody said where the machine stands. */
  readonly gridAssumed: boolean
  /** What was measured of the run; null: there is no run. What the GPUs took alone is in no grams. */
  readonly run: { readonly name: string; readonly energy: RunEnergy | null; readonly gpuAlone: GpuAlone | null; readonly seconds: number | null; readonly kg: Maybe<Range & { kind: Amount['kind'] }> } | null
  /** This machine first. */
  readonly places: readonly Place[]
  readonly choice: GramsOrDollars
  /** What the dollars of here are: "its electricity and its loss of value". */
  readonly hereUsdIs: string
  readonly plan: { readonly name: string; readonly carbon: PlanCarbon } | null
  /** What would be different, in words, and what follows. */
  readonly whatIf: { readonly words: readonly string[]; readonly result: WhatIf; readonly runKg: Maybe<Range> | null } | null
  readonly lifeFrom: string
}
