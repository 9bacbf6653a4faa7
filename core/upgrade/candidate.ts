import { type BreakEvenAnswer } from '../advice/break-even'
import { type Maybe } from '../result/known'
import { type Gain } from './gain'
import { type UpgradeMachine } from './machine'
import { type NewlyFits } from './newly-fits'
import { type Part } from './parts/part'
import { type Rent } from './rent'
import { type Resale } from './resale'
import { type Judged } from './rules/list'
import { type RuleOutcome } from './rules/rule'

/** What a part does in a month beyond the machine as it is, in the same hours. */
export interface Added {
  /** What the added work would cost to rent. */
  readonly rentUsd: number
  /** Electricity beyond what the machine takes now; negative: less. */
  readonly powerUsd: number
}

/** A part with all that is said of it. Unknown amounts are null, never zero. */
export interface Candidate {
  readonly part: Part
  readonly after: UpgradeMachine
  readonly judged: readonly Judged[]
  readonly verdict: RuleOutcome['answer']
  /** Its price is older than 180 days. */
  readonly stale: boolean
  readonly ageDays: number | null
  readonly resale: Maybe<Resale>
  /** Price less resale; of an instance its rent over the plan. null: a price is not known. */
  readonly netUsd: number | null
  /** What the old part fetches is not known: less by that. */
  readonly netIsMost: boolean
  readonly gain: Gain
  /** USD for each time as fast that is gained, or for a unit a second where the work does not run here; null: nothing is gained, or not known. */
  readonly costPerGain: number | null
  /** null: it adds nothing, is rented itself, or something is not known. */
  readonly added: Added | null
  /** Against renting what it adds; null likewise, or its price is not known. */
  readonly payBack: BreakEvenAnswer | null
  readonly rent: Rent | null
  /** The same work in so many hours a week; null: it does not run there, or its speed is not known. */
  readonly hoursPerWeek: number | null
  readonly watts: number | null
  readonly energyKwh: number | null
  readonly energyUsd: number | null
  readonly energyKg: number | null
  readonly newly: readonly NewlyFits[]
  /** What fits now and would not: a faster card may hold less. */
  readonly lost: readonly NewlyFits[]
  /** Cards that its power lets in, by name: of a power supply. */
  readonly opens: readonly string[]
  readonly onFront: boolean
  readonly group: Group
}

/** In this order; the first sentence of the answer is about whoever comes first. */
export const groups = ['pays', 'needed-cloud', 'nothing', 'gains', 'other', 'refused'] as const
export type Group = (typeof groups)[number]

export const groupWords: Readonly<Record<Group, string>> = {
  pays: 'is surely faster, and pays back against renting within the plan',
  'needed-cloud': 'rents what does not run here',
  nothing: 'costs nothing',
  gains: 'gains, but not surely, or does not pay back within the plan',
  other: 'gains nothing that is known',
  refused: 'refused',
}
