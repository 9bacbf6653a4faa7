import { type GpuRow } from '../../catalog/schema'
import { type Workload } from '../../workload/schema'
import { type Host } from '../host'
import { type Limits } from '../limits'
import { type Part } from '../parts/part'
import { type PsuSpare } from '../psu-spare'
import { type WorkNeed } from '../work-need'

/** What a rule says of a part. `check`: it could not be told, and what one has to look at. */
export interface RuleOutcome {
  readonly answer: 'ok' | 'refuses' | 'check'
  readonly because: string
}

export interface RuleContext {
  readonly host: Host
  readonly limits: Limits
  /** The card that is there, and how many of it. */
  readonly gpu: GpuRow | null
  readonly count: number
  readonly workload: Workload
  readonly need: WorkNeed | null
  /** What makers recommend beyond the power of a card. */
  readonly psuSpare: PsuSpare | null
}

/** A rule is a file in this folder and a line in `list.ts`. */
export interface Rule {
  readonly id: string
  /** As a table's cell says it: "power", "length". */
  readonly title: string
  /** What it looks at, for a reader. */
  readonly means: string
  /** null: it has nothing to say of such a part. A tighter limit may turn ok or check into refuses, never back. */
  readonly judge: (part: Part, context: RuleContext) => RuleOutcome | null
}

export const ok = (because: string): RuleOutcome => ({ answer: 'ok', because })
export const refuses = (because: string): RuleOutcome => ({ answer: 'refuses', because })
export const check = (because: string): RuleOutcome => ({ answer: 'check', because })

/** What is there against what is asked: the shape of most rules. @param has null: nobody said @param needs null: nobody published it */
export function within(needs: number | null, has: number | null, words: { readonly what: string; readonly unit: string; readonly unsaid: string; readonly unpublished: string }): RuleOutcome {
  const { what, unit, unsaid, unpublished } = words
  if (needs === 0) return ok(`it needs no ${what}`)
  // None at all is too few, however many it needs.
  if (has === 0) return refuses(`it needs ${what}, and there is none`)
  if (needs === null) return check(unpublished)
  if (has === null) return check(`it needs ${needs} ${unit}: ${unsaid}`)
  return needs <= has ? ok(`${needs} of ${has} ${unit}`) : refuses(`it needs ${needs} ${unit}, there are ${has}`)
}
