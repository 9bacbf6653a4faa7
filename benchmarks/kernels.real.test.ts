import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineOf, paramsFor, type Kernel } from '../core/benchmark/definition'
import { seededRandom } from '../core/statistics/random'
import { type Backend } from './backends/backend'
import { openWasm } from './backends/wasm/open'
import { testTensorflow } from './backends/tensorflow/testing'
import { benchmarks } from './list'

let folder: string
let backends: Backend[]
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-kernels-'))
  backends = [await testTensorflow()]
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** Small shapes: what is held here is the answer, not the speed. */
const small: Record<string, number> = { n: 192, depth: 8, rows: 256, words: 4096, bytes: 65536, images: 6, tasks: 3, batch: 8, size: 16, channels: 8, sequence: 16, hidden: 96, heads: 4, ffn: 192, fileBytes: 8 * 1024 * 1024, blockBytes: 1024 * 1024 }

async function prove(backend: Backend, id: string): Promise<void> {
  const definition = benchmarks.find((each) => each.id === id)!
  const params = Object.fromEntries(Object.entries(paramsFor(definition, backend.engine)).map(([name, value]) => [name, small[name] ?? value]))
  const { kernel } = await definition.kernel()
  const once = async (seed: number) => {
    const before = backend.tensors()
    const prepared = await (kernel as Kernel<Backend>).prepare({ backend, params, random: seededRandom(seed), folder })
    const check = await prepared.check()
    expect(check, check.detail).toMatchObject({ ok: true })
    await prepared.run(3)
    const checksum = prepared.checksum()
    expect(Number.isFinite(checksum)).toBe(true)
    expect(prepared.device.length).toBeGreaterThan(2)
    await prepared.dispose()
    expect(backend.tensors() - before, 'tensors left behind').toBe(0)
    return checksum
  }
  // The first time, tfjs makes constants that it keeps; from then on nothing may stay.
  await once(1).catch((error: Error) => {
    if (!/left behind/.test(error.message)) throw error
  })
  expect(await once(2)).toBe(await once(2))
  expect(fs.readdirSync(folder)).toEqual([])
}

describe('every kernel on TensorFlow meets its known answer, repeats with its seed, and leaves nothing behind', () => {
  // What lasts a minute has the kernel of what does not; what a processor cannot do is in op/precision-probe.real.test.ts.
  it.each(benchmarks.filter((each) => engineOf(each, 'tensorflow') && !each.lasting && each.id !== 'matmul-fp32-strict').map((each) => each.id))('%s', async (id) => prove(backends[0]!, id))
})

describe('and so on WebAssembly', () => {
  it.each(benchmarks.filter((each) => engineOf(each, 'wasm') === 'wasm').map((each) => each.id))('%s', async (id) => {
    const wasm = await openWasm()
    await prove(wasm, id)
  })
})
