import { describe, expect, it } from 'vitest'
import { type GpuRow } from '../catalog/schema'
import { exampleRun } from '../run/testing/example-run'
import { cpuCeilings, gpuCeilings, type Ceilings } from './ceilings'
import { limitOf } from './limit'

const known = <T>(value: T) => ({ known: true as const, value, source: 'a test', at: '2026-11-24T00:00:00Z' })
const machine = (over: { features?: string[]; cores?: number; hertz?: number; hypervisor?: string }) => {
  const { machine: facts } = exampleRun()
  facts.cpu.features = known(over.features ?? ['AVX2'])
  facts.cpu.physicalCores = known(over.cores ?? 8)
  facts.cpu.logicalCores = known(2 * (over.cores ?? 8))
  facts.cpu.sockets = known(1)
  facts.cpu.maximumHz = over.hertz ? known(over.hertz) : { known: false, because: 'unreadable', source: 'a test', at: '2026-11-24T00:00:00Z' }
  facts.virtualization.hypervisor = known(over.hypervisor ?? 'none')
  return facts
}
const product = { unit: 'FLOP/s', precision: 'fp32', work: () => 1e9, flops: () => 1e9 } as const

describe('the ceiling of a processor', () => {
  it('is cores x clock x FLOP a cycle: 8 cores of AVX2 at 4 GHz do 1.024 TFLOP/s in fp32 and half of it in fp64', () => {
    const { flops } = cpuCeilings(machine({ hertz: 4e9 }), null)
    expect(flops('fp32')).toMatchObject({ perSecond: 1.024e12, loose: false })
    expect(flops('fp64')!.perSecond).toBe(0.512e12)
  })
  it('has units of their own for bf16 where there are some, and none for what is no arithmetic', () => {
    const { flops } = cpuCeilings(machine({ features: ['AVX2', 'AVX-512', 'AMX-BF16'], hertz: 2e9, cores: 1 }), null)
    expect([flops('fp32')!.perSecond, flops('bf16')!.perSecond, flops('none')]).toEqual([128e9, 4096e9, null])
  })
  it('is loose without a clock, counts threads in a virtual machine, and is unknown without units', () => {
    expect(cpuCeilings(machine({}), null).flops('fp32')).toMatchObject({ loose: true, perSecond: 8 * 6.2e9 * 32 })
    expect(cpuCeilings(machine({ hertz: 1e9, hypervisor: 'kvm' }), null).flops('fp32')!.perSecond).toBe(16 * 32e9)
    expect(cpuCeilings(machine({ features: [] }), null).flops('fp32')).toBeNull()
  })
})

describe('the limit of a benchmark', () => {
  const ceilings: Ceilings = { flops: () => ({ perSecond: 1e12, because: 'arithmetic', loose: false }), bytes: { perSecond: 1e11, because: 'memory', loose: false } }
  it('is the tighter of arithmetic and memory', () => {
    expect(limitOf({ ...product, bytes: () => 1e6 }, {}, ceilings)).toMatchObject({ value: 1e12, because: 'arithmetic' })
    expect(limitOf({ ...product, bytes: () => 1e9 }, {}, ceilings)).toMatchObject({ value: 1e11, because: 'memory' })
  })
  it('leaves room for algorithms that need less arithmetic than is counted', () => {
    expect(limitOf({ ...product, limitFactor: 2.25 }, {}, ceilings)!.value).toBe(2.25e12)
  })
  it('is unknown where nothing is known of the device', () => {
    expect(limitOf(product, {}, { flops: () => null, bytes: null })).toBeNull()
  })
  it('is TF32 on a GPU that has it', () => {
    const card = { name: 'A card', tf32Tflops: 156, fp32Tflops: 19.5, memoryBandwidthGBs: 1555 } as GpuRow
    expect(limitOf(product, {}, gpuCeilings(card))).toMatchObject({ value: 156e12, because: expect.stringContaining('TF32') })
  })
})
