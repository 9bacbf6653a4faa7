import { type GateState, type GateValue } from './schema'

const order: Record<GateState, number> = { ok: 0, unknown: 0, flagged: 1, rejected: 2 }

/** What the gates say together: the worst of them. Unknown never flags. */
export const worstState = (gates: readonly GateValue[]): 'ok' | 'flagged' | 'rejected' =>
  gates.reduce<'ok' | 'flagged' | 'rejected'>((worst, { state }) => (order[state] > order[worst] ? (state as 'flagged' | 'rejected') : worst), 'ok')

/** How bad: rejections before flags, then their number. Lower is better. */
export const badness = (gates: readonly GateValue[]): number => gates.reduce((sum, { state }) => sum + (state === 'rejected' ? 100 : order[state]), 0)

export const broken = (gates: readonly GateValue[]): GateValue[] => gates.filter(({ state }) => state === 'flagged' || state === 'rejected')
