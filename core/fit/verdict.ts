import { type GpuRow } from '../catalog/schema'

export const fitVerdicts = ['fits', 'tight', 'does-not-fit'] as const
export type FitVerdict = (typeof fitVerdicts)[number]

const gibibyte = 2 ** 30
/** The driver's context and a desktop, on a card that reports its own memory. */
const reservedBytes = 0.5 * gibibyte
/** What macOS lets a GPU have of the machine's memory (`recommendedMaxWorkingSetSize`): two thirds of up to 36 GiB, three quarters above. */
const unifiedShare = (memoryGiB: number): number => (memoryGiB <= 36 ? 2 / 3 : 3 / 4)
/** From here on a little more context or another program ends it (METHOD B2). */
const tightShare = 0.85

/** What programs may use of a card, bytes. */
export const usableBytes = ({ memoryGiB, unifiedMemory }: Pick<GpuRow, 'memoryGiB' | 'unifiedMemory'>): number => (unifiedMemory ? memoryGiB * gibibyte * unifiedShare(memoryGiB) : memoryGiB * gibibyte - reservedBytes)

/** @param haveBytes free on one GPU; memory is never summed over several */
export const fitVerdict = (needBytes: number, haveBytes: number): FitVerdict => (needBytes > haveBytes ? 'does-not-fit' : needBytes > tightShare * haveBytes ? 'tight' : 'fits')
