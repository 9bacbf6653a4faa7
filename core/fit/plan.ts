import { type Quantization } from '../quantization/list'
import { type FitEngine } from './engines'
import { type CacheType } from './kv-cache'
import { type Optimizer } from './optimizers'

export const methods = ['inference', 'lora', 'qlora', 'full'] as const
export type Method = (typeof methods)[number]

/** What waits in the processor's memory during training. */
export const offloads = ['none', 'optimizer', 'all'] as const
export type Offload = (typeof offloads)[number]

export interface Plan {
  readonly method: Method
  readonly quantization: Quantization
  /** Size of the file, where it is known; it wins. */
  readonly fileBytes: number | null
  /** Bytes of a value that is computed with. */
  readonly valueBytes: 2 | 4
  /** Full training of the 16-bit weights themselves, without a full-precision copy beside. */
  readonly pure: boolean
  readonly sequence: number
  readonly batch: number
  readonly context: number
  readonly cacheType: CacheType
  readonly optimizer: Optimizer
  readonly rank: number
  readonly targets: 'attention' | 'all-linear'
  readonly checkpointing: boolean
  readonly flash: boolean
  readonly gpus: number
  readonly zero: 0 | 1 | 2 | 3
  /** GPUs that share each matrix, and stages that share the layers. */
  readonly tensorParallel: number
  readonly pipelineParallel: number
  readonly offload: Offload
  /** GPU and processor use the same memory: nothing can wait elsewhere. */
  readonly unified: boolean
  readonly engine: FitEngine
}

export const isTraining = ({ method }: Plan): boolean => method !== 'inference'

/** GPUs that each train on their own samples: what ZeRO shards over. */
export const dataParallel = ({ gpus, tensorParallel, pipelineParallel }: Plan): number => Math.max(1, gpus / (tensorParallel * pipelineParallel))
