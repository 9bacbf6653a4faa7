import { type GateState, type GateValue } from './schema'

const order: Record<GateState, number> = { ok: 0, unknown: 0, flagged: 1, rejected: 2 }

/** What the gates say together: the worst of them. Unknown never flags. */
export const worstState = (gates: readonly GateValue[]): 'ok' | 'flagged' | 'rejected' =>
  gates.reduce<'ok' | 'flagged' | 'rejected'>((worst, { state }) => (order[state] > order[worst] ? (state as 'flagged' | 'rejected') : worst), 'ok')

/** How bad: rejections before flags, then their number. Lower is better. */
export const badness = (gates: readonly GateValue[]): number => gates.reduce((sum, { state }) => sum + (state === 'rejected' ? 100 : order[state]), 0)

export const broken = (gates: readonly GateValue[]): GateValue[] => gates.filter(({ state }) => state === 'flagged' || state === 'rejected')

/** Each gate once, with its worst state over the launches and the largest value there. */
export function worstOfEach(launches: readonly (readonly GateValue[])[]): GateValue[] {
  const worst = new Map<string, GateValue>()
  for (const value of launches.flat()) {
    const before = worst.get(value.gate)
    if (!before || severity(value) > severity(before) || (severity(value) === severity(before) && (value.value ?? -Infinity) > (before.value ?? -Infinity))) worst.set(value.gate, value)
  }
  return [...worst.values()]
}

/** Unknown in every launch is unknown; known in one is known. */
const severity = ({ state }: GateValue): number => (state === 'unknown' ? -1 : order[state])
