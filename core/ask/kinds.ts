import { type AskKind } from './kind'
import { breakEven } from './break-even'
import { energy } from './energy'
import { decodeSpeedAsk, promptSpeedAsk } from './llm-speed'
import { fitAsk, memoryAsk } from './memory'
import { opTimeAsk } from './op-time'
import { peaks } from './peaks'
import { plausible } from './plausible'
import { trainingRatioAsk } from './training-ratio'

/** Every question: one file and one line each. */
export const kinds: readonly AskKind[] = [trainingRatioAsk, decodeSpeedAsk, promptSpeedAsk, memoryAsk, fitAsk, peaks, opTimeAsk, breakEven, energy, plausible]
