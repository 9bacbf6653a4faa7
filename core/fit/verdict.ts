import { type GpuRow } from '../catalog/schema'

export type FitVerdict = 'fits' | 'tight' | 'does-not-fit'

const gibibyte = 2 ** 30
/** The driver's context and a desktop, on a card that reports its own memory. */
const reservedBytes = 0.5 * gibibyte
/** macOS gives the GPU about three quarters of the machine's memory. */
const unifiedShare = 0.75
/** From here on a little more context or another program ends it (METHOD B2). */
const tightShare = 0.85

/** What programs may use of a card, bytes. */
export const usableBytes = (gpu: Pick<GpuRow, 'memoryGiB' | 'unifiedMemory'>): number => (gpu.unifiedMemory ? gpu.memoryGiB * gibibyte * unifiedShare : gpu.memoryGiB * gibibyte - reservedBytes)

/** @param haveBytes free on one GPU; memory is never summed over several */
export const fitVerdict = (needBytes: number, haveBytes: number): FitVerdict => (needBytes > haveBytes ? 'does-not-fit' : needBytes > tightShare * haveBytes ? 'tight' : 'fits')
