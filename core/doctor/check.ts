import { type DoctorReadings } from './readings'

export type Severity = 'ok' | 'warning' | 'blocker'

/** What a check sees, and what it advises. `available`: is there something to see at all on this machine? */
export interface Finding {
  readonly severity: Severity
  readonly available: 'yes' | 'no' | 'unknown'
  readonly sees: string
  readonly advice: string
}

/** In the manner of pyperf's system checks: available? what do I see? what do I advise? Pure: readings in, finding out. */
export interface DoctorCheck {
  readonly id: string
  readonly title: string
  look(readings: DoctorReadings): Finding
}

export interface DoctorAnswer extends Finding {
  readonly id: string
  readonly title: string
}

export const fine = (sees: string): Finding => ({ severity: 'ok', available: 'yes', sees, advice: '' })
/** There is nothing of the kind here, and nothing is wrong with that. */
export const absent = (sees: string): Finding => ({ severity: 'ok', available: 'no', sees, advice: '' })
/** It could not be looked at: said, and no alarm. */
export const unseen = (why: string): Finding => ({ severity: 'ok', available: 'unknown', sees: why, advice: '' })
export const warning = (sees: string, advice: string): Finding => ({ severity: 'warning', available: 'yes', sees, advice })
export const blocker = (sees: string, advice: string): Finding => ({ severity: 'blocker', available: 'yes', sees, advice })
