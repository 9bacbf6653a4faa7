import { type Work } from './tally'

/** Work as a roofline wants it. Of one sample; kernels are those of a step, however many samples it takes at once. */
export interface RooflineWork {
  readonly flops: number
  readonly bytes: number
  readonly launches: number
}

export type WorkPrecision = 'fp32' | 'fp16'
const elementBytes: Readonly<Record<WorkPrecision, number>> = { fp32: 4, fp16: 2 }

/**
 * Times that an output must cross memory: written and read forward; backward it is read again, its gradient written and
 * read. The least there is: fits of measured workloads see 7 to 15 (docs/networks.md).
 */
const forwardPasses = 2
const trainingPasses = 5
/** A step's two reads of the weights and one write of gradients come once a batch and are left out, as is the optimizer. */
export const forwardWork = ({ flops, activations, kernels }: Work, precision: WorkPrecision): RooflineWork => ({ flops, bytes: forwardPasses * elementBytes[precision] * activations, launches: kernels })

export const trainingWork = ({ trainingFlops, activations, trainingKernels }: Work, precision: WorkPrecision): RooflineWork => ({
  flops: trainingFlops,
  bytes: trainingPasses * elementBytes[precision] * activations,
  launches: trainingKernels,
})

/** What cards exchange after a step: a gradient for each weight that learns, of the weights' type, which mixed precision leaves fp32. */
export const gradientBytes = ({ trained }: Work): number => 4 * trained
