import { type AskKind } from './kind'
import { breakEven } from './break-even'
import { energy } from './energy'
import { peaks } from './peaks'
import { plausible } from './plausible'

/** Every question: one file and one line each. */
export const kinds: readonly AskKind[] = [peaks, breakEven, energy, plausible]
