import type * as Tfjs from '@tensorflow/tfjs'
import { type Engine } from '../../core/benchmark/definition'
import { type Binding } from './tensorflow/binding'

export type Tf = typeof Tfjs

export interface BackendDevice {
  readonly name: string
  readonly type: string
  readonly memoryBytes: number | null
}

interface Opened {
  readonly engine: Engine
  readonly version: string
  readonly devices: readonly BackendDevice[]
  /** The device that work runs on unless an op is placed elsewhere. */
  readonly device: string
  /** Live native tensors; equal before and after a benchmark, or something leaks. */
  tensors(): number
}

export interface TensorflowBackend extends Opened {
  readonly engine: 'tensorflow'
  readonly tf: Tf
  readonly binding: Binding
}

export interface WasmBackend extends Opened {
  readonly engine: 'wasm'
  readonly tf: Tf
}

export interface HostBackend extends Opened {
  readonly engine: 'host'
}

/** An engine that has been started in this worker. Kernels narrow it by `engine`. */
export type Backend = TensorflowBackend | WasmBackend | HostBackend

export interface OpenOptions {
  /** Folder of the TensorFlow library. */
  readonly libraryFolder: string | null
  /** "CPU:0", "GPU:0"; null is the engine's own choice. */
  readonly device: string | null
}
