import { type GpuRow } from '../schema'
import { defineList, exactly, figure } from './list'

export const gpuList = defineList<GpuRow>({
  name: 'gpus',
  means: 'GPUs with their dense rates, memory and power',
  columns: [
    { title: 'GPU', width: 36, cell: (gpu) => gpu.name },
    { title: 'GiB', number: true, cell: (gpu) => exactly(gpu.memoryGiB) },
    { title: 'GB/s', number: true, cell: (gpu) => exactly(gpu.memoryBandwidthGBs) },
    { title: 'fp32 TF', number: true, cell: (gpu) => figure(gpu.fp32Tflops) },
    { title: 'fp16 TF', number: true, cell: (gpu) => figure(gpu.fp16TensorTflops) },
    { title: 'W', number: true, cell: (gpu) => exactly(gpu.tdpWatts) },
  ],
  rows: (rows) => rows.gpus(),
  text: (gpu) => [gpu.id, gpu.vendor, gpu.name, gpu.architecture, ...gpu.aliases].join(' '),
  asOf: (gpu) => gpu.streetPriceAsOf,
})
