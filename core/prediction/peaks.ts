import { type GpuRow } from '../catalog/schema'
import { bandwidthShare, fp8Share, matrixShare, vectorShare } from './efficiency'

/** Peaks of one GPU; null is unknown or not there, never 0. TFLOP/s dense with fp32 accumulation, GB/s decimal. */
export interface Peaks {
  readonly fp32Tflops: number | null
  readonly tf32Tflops: number | null
  readonly fp16Tflops: number | null
  readonly bf16Tflops: number | null
  readonly fp8Tflops: number | null
  readonly bandwidthGBs: number | null
}

const times = (value: number | null, share: number): number | null => (value === null ? null : Number((value * share).toPrecision(3)))

/** What the vendor prints. Without matrix units, fp16 is the vector rate. */
export function paperPeaks(gpu: GpuRow): Peaks {
  return {
    fp32Tflops: gpu.fp32Tflops,
    tf32Tflops: gpu.tf32Tflops,
    fp16Tflops: gpu.fp16TensorTflops ?? gpu.fp16VectorTflops,
    bf16Tflops: gpu.bf16TensorTflops,
    fp8Tflops: gpu.fp8Tflops,
    bandwidthGBs: gpu.memoryBandwidthGBs,
  }
}

/** What a good program reaches: paper peaks times the class's share. */
export function achievablePeaks(gpu: GpuRow): Peaks {
  const paper = paperPeaks(gpu)
  const matrix = matrixShare(gpu).share
  return {
    fp32Tflops: times(paper.fp32Tflops, vectorShare().share),
    tf32Tflops: times(paper.tf32Tflops, matrix),
    fp16Tflops: times(paper.fp16Tflops, gpu.fp16TensorTflops === null ? vectorShare().share : matrix),
    bf16Tflops: times(paper.bf16Tflops, matrix),
    fp8Tflops: times(paper.fp8Tflops, fp8Share().share),
    bandwidthGBs: times(paper.bandwidthGBs, bandwidthShare(gpu).share),
  }
}
