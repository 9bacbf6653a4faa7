import { type Part } from '../parts/part'
import { budget } from './budget'
import { connectors } from './connectors'
import { driver } from './driver'
import { formFactor } from './form-factor'
import { guest } from './guest'
import { laptop } from './laptop'
import { length } from './length'
import { memoryKind } from './memory-kind'
import { noise } from './noise'
import { pcie } from './pcie'
import { power } from './power'
import { type Rule, type RuleContext, type RuleOutcome } from './rule'
import { size } from './size'
import { slots } from './slots'
import { system } from './system'
import { wishes } from './wishes'
import { workMemory } from './work-memory'

/** Every rule, in the order in which a reader wants to hear of it: a file and a line here. */
export const rules: readonly Rule[] = [laptop, guest, formFactor, budget, power, connectors, slots, length, noise, size, memoryKind, workMemory, wishes, system, driver, pcie]

export interface Judged extends RuleOutcome {
  readonly rule: Rule
}

/** What each rule that has something to say says of a part. */
export const judge = (part: Part, context: RuleContext): Judged[] =>
  rules.flatMap((rule) => {
    const outcome = rule.judge(part, context)
    return outcome === null ? [] : [{ ...outcome, rule }]
  })

/** The worst of them. */
export const verdictOf = (judged: readonly RuleOutcome[]): RuleOutcome['answer'] => (judged.some(({ answer }) => answer === 'refuses') ? 'refuses' : judged.some(({ answer }) => answer === 'check') ? 'check' : 'ok')
