import { type ComponentType } from 'react'
import { type AdviceAnswer } from '../../../core/contract/advise-views'
import { CashSection } from './cash-section'
import { DiffSection } from './diff-section'
import { PlanSection } from './plan-section'
import { TornadoSection } from './tornado-section'
import { UpgradeSection } from './upgrade/section'
import { type Advice } from './use-advice'

export interface SectionProps {
  readonly answer: AdviceAnswer
  readonly advice: Advice
}

/** The parts below the curve, in order: a part is a file and a line here. Each is silent where it has nothing to say. */
export const sections: readonly { readonly id: string; readonly Section: ComponentType<SectionProps> }[] = [
  { id: 'plan', Section: PlanSection },
  { id: 'upgrade', Section: UpgradeSection },
  { id: 'cash', Section: CashSection },
  { id: 'tornado', Section: TornadoSection },
  { id: 'diff', Section: DiffSection },
]
