import { createRequire } from 'node:module'
import path from 'node:path'
import { type Tf, type WasmBackend } from '../backend'

/** The floor that always works: tfjs on WebAssembly, one thread in Node. */
export async function openWasm(): Promise<WasmBackend> {
  const require = createRequire(__filename)
  const tf = require('@tensorflow/tfjs') as Tf
  const wasm = require('@tensorflow/tfjs-backend-wasm') as { setWasmPaths(folder: string): void; version_wasm: string }
  wasm.setWasmPaths(path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm')) + path.sep)
  await tf.setBackend('wasm')
  await tf.ready()
  const device = 'WASM (CPU)'
  return {
    engine: 'wasm',
    version: wasm.version_wasm,
    tf,
    devices: [{ name: device, type: 'CPU', memoryBytes: null }],
    device,
    tensors: () => tf.memory().numTensors,
  }
}
