import { counter, fileReader } from '../reader'

/** /proc/vmstat: pages that were brought back from swap. */
export const parseSwapIn = (text: string): number | null => counter(/^pswpin (\d+)$/m.exec(text)?.[1])

export const swapIn = fileReader('swap', '/proc/vmstat', parseSwapIn)
