import { type GateId, type GateValue } from '../gates/schema'
import { type MachineFacts } from '../machine/facts'
import { type Maybe } from '../result/known'

/** `block`: measuring now would say nothing. */
export type ReadinessState = 'ok' | 'warn' | 'block' | 'unknown'

/** What a board may draw, beside what it may draw as delivered. */
export interface GpuLimit {
  readonly name: string
  readonly limitWatts: number
  readonly defaultWatts: number
}

/** All that the decision looks at: two seconds of doing nothing, and what the machine is. */
export interface ReadinessInput {
  readonly idle: readonly GateValue[]
  readonly facts: MachineFacts
  readonly gpuLimits: Maybe<readonly GpuLimit[]>
}

/** In the manner of pyperf's system checks: what do I see, what do I advise? */
export interface ReadinessAnswer {
  readonly id: string
  readonly title: string
  readonly state: ReadinessState
  readonly sees: string
  /** Empty where there is nothing to do. */
  readonly advises: string
}

interface Look {
  readonly state: ReadinessState
  readonly sees: string
  readonly advises?: string
}

export interface ReadinessCheck {
  readonly id: string
  readonly title: string
  look(input: ReadinessInput): Look
}

export const gateValueOf = (idle: readonly GateValue[], id: GateId): GateValue | undefined => idle.find(({ gate }) => gate === id)
