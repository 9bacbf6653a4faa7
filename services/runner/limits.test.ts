import { describe, expect, it } from 'vitest'
import { benchmarks } from '../../benchmarks/list'
import { exampleMachine } from '../../core/run/testing/example-run'
import { type MachineFacts } from '../../core/machine/facts'
import { limitFor } from './limits'

const triad = benchmarks.find(({ id }) => id === 'triad')!
const fact = <T>(value: T) => ({ known: true as const, value, source: 'test', at: '2026-11-26T00:00:00Z' })
const machine = (lastLevelMiB: number): MachineFacts => {
  const base = exampleMachine()
  return { ...base, cpu: { ...base.cpu, model: fact('AMD Ryzen 9 7950X 16-Core Processor'), lastLevelCacheBytes: fact(lastLevelMiB * 2 ** 20) }, gpus: [{ ...base.gpus[0]!, name: fact('NVIDIA H200'), vendor: fact('NVIDIA' as const), memoryTotalBytes: fact(143_771 * 2 ** 20), integrated: false, virtual: false }] }
}

describe('the limit of a memory benchmark', () => {
  it('is the bandwidth of the card it ran on, by the catalog', () => {
    expect(limitFor(triad, { params: { words: 2 ** 28 } }, machine(64), 'GPU:0')).toMatchObject({ value: 4.8e12, loose: false, because: expect.stringMatching(/4800 GB\/s/) })
  })
  it('is the processor\'s where the data are far larger than its caches, and none where the caches hold them', () => {
    expect(limitFor(triad, { params: triad.params }, machine(64), 'CPU:0')).toMatchObject({ value: expect.closeTo(83.2e9, -10) })
    expect(limitFor(triad, { params: triad.params }, machine(300), 'CPU:0')).toBeNull()
  })
})
