import { createRequire } from 'node:module'
import util from 'node:util'
import type * as Tfjs from '@tensorflow/tfjs'
import { engineSeed } from '../../random-values'
import { type Binding } from './binding'
import { tfType } from './dtype'
import { typeAttr } from './ops'

export type Tf = typeof Tfjs

/**
 * Puts tfjs-node-gpu's own backend and kernels on our binding. Its index.js is not loaded: it looks for a native addon.
 * @returns the tfjs module with the backend `tensorflow` active
 */
export async function registerTfjs(binding: Binding): Promise<Tf> {
  const require = createRequire(__filename)
  // tfjs-node 4.22 calls two functions that Node 23 removed.
  const old = util as unknown as Record<string, unknown>
  old['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined
  old['isArray'] ??= Array.isArray
  const tf = require('@tensorflow/tfjs') as Tf
  const { NodeJSKernelBackend } = require('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend') as {
    NodeJSKernelBackend: new (binding: Binding, packageName: string) => Tfjs.KernelBackend
  }
  require('@tensorflow/tfjs-node-gpu/dist/register_all_kernels')
  if (!tf.findBackend('tensorflow')) {
    tf.registerBackend('tensorflow', () => new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node-gpu'))
  }
  await tf.setBackend('tensorflow')
  await tf.ready()
  return tf
}

/** Normal values as a tensor of tfjs, made on the device: made in JavaScript, those of a GPU's size take a minute. */
export function tfjsNormal(tf: Tf, shape: readonly number[], random: () => number, scale: number): Tfjs.Tensor2D {
  const backend = tf.backend() as unknown as { executeSingleOutput(op: string, attributes: unknown[], inputs: Tfjs.Tensor[]): Tfjs.Tensor2D }
  return tf.tidy(() => {
    const attributes = [typeAttr('dtype', tfType.float), typeAttr('T', tfType.int32), typeAttr('Tseed', tfType.int32)]
    const values = backend.executeSingleOutput('StatelessRandomNormal', attributes, [tf.tensor1d([...shape], 'int32'), tf.tensor1d([engineSeed(random), engineSeed(random)], 'int32')])
    return values.mul<Tfjs.Tensor2D>(scale)
  })
}
