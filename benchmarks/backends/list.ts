import { type Engine } from '../../core/benchmark/definition'
import { type Backend, type OpenOptions } from './backend'

/** The engines, best first: what runs when nobody asks for another. */
export const backends: readonly { engine: Engine; open: (options: OpenOptions) => Promise<Backend> }[] = [
  { engine: 'tensorflow', open: async (options) => (await import('./tensorflow/open')).openTensorflow(options) },
  { engine: 'wasm', open: async () => (await import('./wasm/open')).openWasm() },
  { engine: 'host', open: async () => (await import('./host/open')).openHost() },
]

/** Starts an engine in this process. @throws BackendError when it cannot be had */
export function openBackend(engine: Engine, options: OpenOptions): Promise<Backend> {
  return backends.find((backend) => backend.engine === engine)!.open(options)
}
