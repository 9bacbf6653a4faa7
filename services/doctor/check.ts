import { type MachineFacts } from '../../core/machine/facts'
import { type Services } from '../create-services'

export type Severity = 'ok' | 'warning' | 'blocker'

/** What a check sees, and what it advises. */
export interface Finding {
  readonly severity: Severity
  readonly sees: string
  readonly advice?: string
}

export interface CheckInput {
  readonly services: Services
  readonly facts: MachineFacts
  readonly signal: AbortSignal
}

export interface DoctorCheck {
  readonly id: string
  readonly title: string
  look(input: CheckInput): Promise<Finding> | Finding
}

export const fine = (sees: string): Finding => ({ severity: 'ok', sees })
export const warning = (sees: string, advice: string): Finding => ({ severity: 'warning', sees, advice })
export const blocker = (sees: string, advice: string): Finding => ({ severity: 'blocker', sees, advice })
