import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TensorflowBackend } from '../backend'
import { attrType } from './attributes'
import { type Binding } from './binding'
import { tfType } from './dtype'
import { GraphBuilder } from './graph'
import { loadTensorFlow } from './library'
import { cast, freshName, typeAttr } from './ops'

let backend: TensorflowBackend
let binding: Binding
beforeAll(async () => {
  backend = await (await import('./testing')).testTensorflow()
  binding = backend.binding
})

const numbers = (id: number) => Array.from(binding.tensorDataSync(id) as Float32Array)
const floats = (shape: number[], ...values: number[]) => binding.createTensor(shape, tfType.float, values)

describe('devices', () => {
  it('are listed, and an unknown one is refused with the list', () => {
    expect(binding.context.devices.map((device) => device.name)).toContain('CPU:0')
    expect(() => binding.context.setDevice('TPU:9')).toThrow(/no device 'TPU:9'. It has: .*CPU:0/)
  })
  it('can be chosen, and the result says where it lives', () => {
    binding.context.setDevice('CPU:0')
    const [sum] = binding.executeRaw('AddV2', [typeAttr('T', tfType.float)], [floats([1], 1), floats([1], 2)], 1) as [number]
    expect(binding.tensors.device(sum)).toBe('CPU:0')
    expect(numbers(sum)).toEqual([3])
    binding.context.setDevice(null)
  })
})

describe('types that tfjs lacks', () => {
  it.each([
    ['half', tfType.half],
    ['bfloat16', tfType.bfloat16],
    ['double', tfType.double],
    ['int64', tfType.int64],
    ['int8', tfType.int8],
  ])('%s is read back', (_name, dtype) => {
    const id = cast(binding, floats([3], 1, -2, 96), tfType.float, dtype)
    expect(binding.tensors.metadata(id).dtype).toBe(dtype)
    expect(Array.from(binding.tensorDataSync(id) as Float32Array, Number)).toEqual([1, -2, 96])
  })
  it('bfloat16 keeps its type through a product', () => {
    const a = cast(binding, floats([2, 2], 1, 2, 3, 4), tfType.float, tfType.bfloat16)
    const [product] = binding.executeOp('MatMul', [typeAttr('T', tfType.bfloat16)], [a, a], 1)
    expect([product!.dtype, product!.shape]).toEqual([tfType.bfloat16, [2, 2]])
    expect(numbers(product!.id)).toEqual([7, 10, 15, 22])
  })
  it('strings go in and come out, also empty and long ones', () => {
    const text = ['', 'short', 'é'.repeat(200)]
    const id = binding.createTensor([3], tfType.string, text)
    const [joined] = binding.executeRaw('StringJoin', [{ name: 'N', type: attrType.int, value: 2 }, { name: 'separator', type: attrType.string, value: '-' }], [id, id], 1) as [number]
    const out = (binding.tensorDataSync(joined) as Uint8Array[]).map((bytes) => Buffer.from(bytes).toString('utf8'))
    expect(out).toEqual(text.map((each) => `${each}-${each}`))
  })
})

describe('attributes', () => {
  it('take lists of integers, types and shapes', () => {
    const image = floats([1, 4, 4, 1], ...Array.from({ length: 16 }, (_, i) => i))
    const ints = (name: string, value: number[]) => ({ name, type: attrType.int, value })
    const [pooled] = binding.executeOp('MaxPool', [typeAttr('T', tfType.float), ints('ksize', [1, 2, 2, 1]), ints('strides', [1, 2, 2, 1]), { name: 'padding', type: attrType.string, value: 'VALID' }], [image], 1)
    expect(numbers(pooled!.id)).toEqual([5, 7, 13, 15])
  })
  it('that TensorFlow refuses are reported in its own words', () => {
    expect(() => binding.executeRaw('NoSuchOp', [], [], 1)).toThrow(/NoSuchOp/)
    expect(() => binding.executeRaw('MatMul', [typeAttr('T', tfType.float)], [floats([2, 2], 1, 2, 3, 4), floats([3, 1], 1, 2, 3)], 1)).toThrow(/MatMul/)
  })
})

describe('graph functions', () => {
  it('run as one op with their own constants', () => {
    const graph = new GraphBuilder(binding)
    const x = graph.input(tfType.float)
    const doubled = graph.op('Mul', [x, graph.constant([], tfType.float, [2])], [typeAttr('T', tfType.float)])
    const name = freshName('double_add')
    graph.build(name, [doubled, graph.op('AddV2', [doubled, x], [typeAttr('T', tfType.float)])])
    const [a, b] = binding.executeRaw(name, [], [floats([2], 1, 5)], 2) as [number, number]
    expect([numbers(a), numbers(b)]).toEqual([[2, 10], [3, 15]])
    binding.removeFunction(name)
    expect(() => binding.executeRaw(name, [], [floats([1], 1)], 2)).toThrow()
  })
  it('refuse an operation that does not fit, in TensorFlow words', () => {
    const graph = new GraphBuilder(binding)
    expect(() => graph.op('MatMul', [graph.input(tfType.float), graph.input(tfType.int32)])).toThrow(/MatMul/)
  })
})

describe('saved models', () => {
  it('that are not there are refused with the folder named', () => {
    expect(() => binding.loadSavedModel('/nowhere/model', 'serve')).toThrow(/\/nowhere\/model/)
  })
  it('load and run', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-model-'))
    const { writeSavedModel } = await import('./saved-model-fixture')
    writeSavedModel(folder)
    const id = binding.loadSavedModel(folder, 'serve')
    const [out] = binding.runSavedModel(id, [floats([2], 3, 4)], 'x', 'y')
    expect(numbers(out!.id)).toEqual([9, 16])
    binding.deleteSavedModel(id)
    expect(binding.getNumOfSavedModels()).toBe(0)
    fs.rmSync(folder, { recursive: true })
  })
})

describe('trouble', () => {
  it('a tensor that no memory holds is out of memory, and the next op still works', () => {
    const dims = binding.createTensor([2], tfType.int32, [1_000_000, 1_000_000])
    const ask = () => binding.executeRaw('RandomUniform', [typeAttr('dtype', tfType.float), typeAttr('T', tfType.int32)], [dims], 1)
    expect(ask).toThrow(expect.objectContaining({ code: 'out-of-memory' }))
    expect(numbers(floats([1], 4))).toEqual([4])
  })
  it('a deleted tensor is named', () => {
    const id = floats([1], 1)
    binding.deleteTensor(id)
    expect(() => binding.tensorDataSync(id)).toThrow(/does not exist/)
  })
  it('values of the wrong number are refused before TensorFlow sees them', () => {
    expect(() => floats([3], 1, 2)).toThrow(/needs 12 bytes, got 8/)
  })
  it('a library of another kind is unusable, one without our functions lacks a symbol', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-lib-'))
    for (const name of ['libtensorflow_framework.so.2', 'libtensorflow_cc.so.2']) fs.writeFileSync(path.join(folder, name), 'not a library')
    expect(() => loadTensorFlow(folder)).toThrow(expect.objectContaining({ code: 'library-unusable' }))
    const libc = fs.realpathSync(fs.existsSync('/lib/x86_64-linux-gnu/libm.so.6') ? '/lib/x86_64-linux-gnu/libm.so.6' : '/lib/aarch64-linux-gnu/libm.so.6')
    for (const name of ['libtensorflow_framework.so.2', 'libtensorflow_cc.so.2']) fs.copyFileSync(libc, path.join(folder, name))
    expect(() => loadTensorFlow(folder)).toThrow(expect.objectContaining({ code: 'symbol-missing' }))
    fs.rmSync(folder, { recursive: true })
  })
})
