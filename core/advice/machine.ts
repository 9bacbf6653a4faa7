import { matchGpu } from '../catalog/match-gpu'
import { type GpuRow } from '../catalog/schema'
import { type LocalSpeed } from '../comparison/cloud'
import { comparedBenchmarks } from '../comparison/view'
import { accelerators } from '../machine/describe'
import { achievablePeaks } from '../prediction/peaks'
import { type RunFile } from '../run/schema'
import { type RunSummary } from '../run/summary'

/** The own machine as far as advice needs it. */
export interface OwnMachine {
  readonly gpu: GpuRow | null
  readonly count: number
  readonly speed: LocalSpeed | null
  readonly memoryGiB: number | null
  /** What a reader must know before the answer; empty: nothing. */
  readonly remark: string
}

/** A GPU as published: what one would buy. */
export function machineOfGpu(gpu: GpuRow, count = 1): OwnMachine {
  const { tf32Tflops, fp32Tflops, bandwidthGBs } = achievablePeaks(gpu)
  const tflops = tf32Tflops ?? fp32Tflops
  const speed = tflops === null || bandwidthGBs === null ? null : { matmulFlops: tflops * 1e12 * count, triadBytes: bandwidthGBs * 1e9 * count }
  return { gpu, count, speed, memoryGiB: gpu.memoryGiB * count, remark: '' }
}

/** The machine of a run: its measured speed, and the catalog's row of its GPU. */
export function machineOfRun(run: RunFile, summary: RunSummary, gpus: readonly GpuRow[]): OwnMachine {
  const cards = accelerators(run.machine)
  const first = cards[0]
  const memory = first?.memoryTotalBytes.known ? first.memoryTotalBytes.value / 1024 ** 3 : null
  const match = first?.name.known ? matchGpu(gpus, first.name.value, memory) : null
  const gpu = match?.ok ? match.gpu : null
  const onGpu = run.engine.devices.some((name) => name.startsWith('GPU'))
  // A card that was not measured must not pass for its processor.
  if (gpu && !onGpu) return { ...machineOfGpu(gpu, cards.length), remark: `This run did not measure the ${gpu.name}: its speed is predicted from published figures. ` }
  const [matmulFlops, triadBytes] = comparedBenchmarks.map((id) => summary.measured.find((each) => each.id === id)?.value)
  const speed = matmulFlops === undefined || triadBytes === undefined ? null : { matmulFlops, triadBytes }
  const wasm = run.engine.id === 'wasm' ? 'This run measured WebAssembly, not the machine: measure with TensorFlow first. ' : ''
  return { gpu, count: Math.max(1, cards.length), speed, memoryGiB: onGpu && memory !== null ? memory * cards.length : null, remark: wasm }
}
