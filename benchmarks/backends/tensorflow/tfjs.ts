import { createRequire } from 'node:module'
import util from 'node:util'
import type * as Tfjs from '@tensorflow/tfjs'
import { type Binding } from './binding'

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
