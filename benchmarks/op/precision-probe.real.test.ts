import { beforeAll, describe, expect, it } from 'vitest'
import { type Kernel } from '../../core/benchmark/definition'
import { seededRandom } from '../../core/statistics/random'
import { type Backend, type TensorflowBackend } from '../backends/backend'
import { tfType } from '../backends/tensorflow/dtype'
import { testTensorflow } from '../backends/tensorflow/testing'
import { inFullFp32 } from '../backends/tensorflow/tf32'
import { benchmarks } from '../list'
import { precisionProbe } from './precision-probe'

let real: TensorflowBackend
beforeAll(async () => {
  real = await testTensorflow()
})

/** The real TensorFlow as a GPU with TF32 would be: while the switch is on, products see ten bits of mantissa. */
function withTf32(backend: TensorflowBackend): TensorflowBackend {
  let on = true
  const { binding } = backend
  const rounded = (id: number): number => {
    const bits = new Uint32Array((binding.tensorDataSync(id) as Float32Array).slice().buffer).map((word) => (word + 0x1000) & ~0x1fff)
    return binding.createTensor([...binding.tensors.metadata(id).shape], tfType.float, new Float32Array(bits.buffer))
  }
  const rounding = new Proxy(binding, {
    get(target, name) {
      if (name === 'tf32') return { on: () => on, set: (next: boolean) => (on = next) }
      const value = Reflect.get(target, name) as unknown
      if (typeof value !== 'function') return value
      if (name !== 'executeRaw') return (value as (...args: unknown[]) => unknown).bind(target)
      return (op: string, attributes: never[], inputs: number[], outputs: number) => {
        if (op !== 'MatMul' || !on) return target.executeRaw(op, attributes, inputs, outputs)
        const short = inputs.map(rounded)
        const results = target.executeRaw(op, attributes, short, outputs)
        for (const id of short) target.deleteTensor(id)
        return results
      }
    },
  })
  return { ...backend, binding: rounding }
}

async function prepare(id: string, backend: Backend) {
  const { kernel } = await benchmarks.find((each) => each.id === id)!.kernel()
  return (kernel as Kernel<Backend>).prepare({ backend, params: { n: 64 }, random: seededRandom(1), folder: '' })
}

describe('what fp32 products really are', () => {
  it('is full fp32 on the processor, and TF32 where ten bits of mantissa are left', () => {
    const before = real.tensors()
    expect(precisionProbe(real.binding)).toEqual({ computedAs: 'fp32', note: 'products in full fp32' })
    expect(precisionProbe(withTf32(real).binding)).toEqual({ computedAs: 'tf32', note: 'fp32 tensors multiplied as TF32 (ten-bit mantissa)' })
    expect(real.tensors()).toBe(before)
  })
  it('labels the benchmark', async () => {
    for (const [backend, label] of [[real, 'fp32'], [withTf32(real), 'tf32']] as const) {
      const prepared = await prepare('matmul-fp32', backend)
      expect(prepared.computedAs).toBe(label)
      expect(await prepared.check()).toMatchObject({ ok: true })
      await prepared.dispose()
    }
  })
  it('can be made full fp32 on a device that rounds, and is TF32 again afterwards', async () => {
    const device = withTf32(real)
    const prepared = await prepare('matmul-fp32-strict', device)
    expect([prepared.computedAs, device.binding.tf32!.on()]).toEqual(['fp32', false])
    expect(await prepared.check()).toMatchObject({ ok: true })
    await prepared.run(2)
    expect(prepared.device).toBe('CPU:0')
    await prepared.dispose()
    expect(precisionProbe(device.binding).computedAs).toBe('tf32')
  })
  it('is not measured apart where nothing is rounded, or where rounding cannot be turned off', async () => {
    await expect(prepare('matmul-fp32-strict', real)).rejects.toMatchObject({ code: 'unsupported', message: expect.stringContaining('matmul-fp32 is the same') })
    const stuck = withTf32(real)
    const locked = new Proxy(stuck.binding, { get: (target, name) => (name === 'tf32' ? null : (Reflect.get(target, name) as unknown)) })
    await expect(prepare('matmul-fp32-strict', { ...stuck, binding: locked })).rejects.toMatchObject({ code: 'unsupported', message: expect.stringContaining('switch') })
  })
})

describe("TensorFlow's own switch", () => {
  it('is in the library, is on by default, and comes back on after a check in full fp32, whatever the check did', async () => {
    const tf32 = real.binding.tf32!
    expect(tf32.on()).toBe(true)
    expect(await inFullFp32(tf32, () => tf32.on())).toBe(false)
    await expect(inFullFp32(tf32, () => Promise.reject(new Error('wrong')))).rejects.toThrow('wrong')
    expect(tf32.on()).toBe(true)
    expect(await inFullFp32(null, () => 7)).toBe(7)
  })
})
