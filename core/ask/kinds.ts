import { type AskKind } from './kind'
import { breakEven } from './break-even'
import { peaks } from './peaks'

/** Every question: one file and one line each. */
export const kinds: readonly AskKind[] = [peaks, breakEven]
