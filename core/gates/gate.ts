import { type GateId, type GateState, type GateValue } from './schema'
import { type Window } from './window'

/** What a gate found, where it could be read. */
export interface Judgement {
  readonly state: Exclude<GateState, 'unknown'>
  readonly value: number
}

interface GateInput {
  readonly id: GateId
  readonly title: string
  /** What the value counts: "share", "switches a second". */
  readonly unit: string
  /** When it flags, in words. */
  readonly threshold: string
  /** Null where it could not be read, or where there is too little to judge by. */
  look(window: Window): Judgement | null
  /** "other programs used 12 % of the processor"; the state tells which of two thresholds it was. */
  describe(value: number, state?: GateState): string
  readonly advice: string
}

export interface Gate extends Omit<GateInput, 'look'> {
  judge(window: Window): GateValue
}

export const unknownGate = (gate: GateId): GateValue => ({ gate, state: 'unknown', value: null })

/** A gate of its look: what is not a number is unknown, and unknown never flags. */
export function defineGate({ look, ...gate }: GateInput): Gate {
  return {
    ...gate,
    judge: (window) => {
      const found = look(window)
      return found === null || !Number.isFinite(found.value) ? unknownGate(gate.id) : { gate: gate.id, ...found }
    },
  }
}

/** Flagged when `broken`, otherwise ok. */
export const flaggedIf = (broken: boolean, value: number): Judgement => ({ state: broken ? 'flagged' : 'ok', value })
