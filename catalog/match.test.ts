import { describe, expect, it } from 'vitest'
import { matchGpu } from '../core/catalog/match-gpu'
import { gpus } from '.'

const id = (name: string, memory: number | null = null) => {
  const match = matchGpu(gpus(), name, memory)
  return match.ok ? match.gpu.id : `${match.because}`
}

describe('GPU names', () => {
  it('are understood as people and drivers write them', () => {
    expect(
      ['RTX 3090', 'NVIDIA GeForce RTX 3090', 'rtx3090 24GB', '3090', 'A100 SXM4 80GB', 'A100 80GB PCIe', 'H100 PCIe 80GB', 'Tesla T4', 'nvidia geforce rtx 4090 laptop gpu', 'RTX 4090 Mobile', 'H100 SXM', 'V100 SXM2 32GB', 'Apple M1 (7-core GPU)'].map((name) => id(name)),
    ).toEqual(['rtx-3090', 'rtx-3090', 'rtx-3090', 'rtx-3090', 'a100-sxm4-80gb', 'a100-pcie-80gb', 'h100-pcie', 't4', 'rtx-4090-laptop', 'rtx-4090-laptop', 'h100-sxm', 'v100-sxm2-32gb', 'apple-m1-7'])
  })
  it('of every row lead back to that row', () => {
    const wrong = gpus().flatMap((gpu) => [gpu.name, gpu.id, ...gpu.aliases].filter((name) => id(name) !== gpu.id).map((name) => `${name}: ${id(name)} instead of ${gpu.id}`))
    expect(wrong).toEqual([])
  })
  it('that several variants share are decided by memory', () => {
    expect([id('NVIDIA GeForce RTX 3060', 11.9), id('NVIDIA GeForce RTX 3060', 7.9)]).toEqual(['rtx-3060-12gb', 'rtx-3060-8gb'])
  })
  it('that nobody has are refused with the nearest three', () => {
    const match = matchGpu(gpus(), 'RTX 9999 Ti')
    expect(match).toMatchObject({ ok: false, because: 'unknown' })
    expect(!match.ok && match.nearest.length).toBe(3)
    for (const name of ['', 'x', 'GPU', 'nvidia', 'banana', 'RTX', '🙂', 'RTX 3090 96GB', 'constructor']) expect(id(name), name).not.toMatch(/^[a-z]+-\d/)
  })
})
