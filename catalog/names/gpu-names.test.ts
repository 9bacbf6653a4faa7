import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gpuNamed, matchGpu } from '../../core/catalog/match-gpu'
import { gpus } from '..'
import { gpuNames, noGpuNames } from './gpu-names'

const match = (name: string, memory: number | null = null) => matchGpu(gpus(), name, memory)
const idOf = (name: string, memory: number | null = null) => {
  const answer = match(name, memory)
  return answer.ok ? answer.gpu.id : `${answer.because}: ${answer.nearest.join(', ')}`
}
const named = gpus().flatMap((gpu) => [gpu.name, gpu.id, ...gpu.aliases].map((name) => ({ gpu, name })))

describe('GPU names', () => {
  it('of every spelling mean their row', () => {
    const wrong = Object.entries(gpuNames).flatMap(([id, names]) => names.filter((name) => idOf(name) !== id).map((name) => `${name}: ${idOf(name)} instead of ${id}`))
    expect(wrong).toEqual([])
    expect(Object.values(gpuNames).flat().length).toBeGreaterThan(450)
    expect(Object.keys(gpuNames).filter((id) => !gpus().some((gpu) => gpu.id === id))).toEqual([])
  })
  it('that nobody has, or that say too little, are refused with three names', () => {
    expect(noGpuNames.filter((name) => match(name).ok).map((name) => `${name}: ${idOf(name)}`)).toEqual([])
    for (const name of noGpuNames) {
      const answer = match(name)
      if (!answer.ok) expect(new Set(answer.nearest).size, name).toBe(3)
    }
  })
  it.each([
    ['RTX 5095', 'GeForce RTX 5090'],
    ['RTX 3090 Ti Super', 'GeForce RTX 3090 Ti'],
    ['RTX 4080 12GB', 'GeForce RTX 4080'],
    ['M3 Max 60-core GPU', 'Apple M3 Max (40-core GPU)'],
    ['RTX 6000', 'Quadro RTX 6000'],
    ['GTX 3090', 'GeForce RTX 3090'],
    ['A100 PCIe', 'A100 PCIe 80GB'],
    ['2x RTX 3090', 'GeForce RTX 3090'],
  ])('%s: among the nearest is %s', (name, near) => {
    const answer = match(name)
    expect(!answer.ok && answer.nearest).toContain(near)
  })
  it('that variants share are decided by what the driver reports', () => {
    const cases: [string, number, string][] = [
      ['NVIDIA GeForce RTX 3060', 11.9, 'rtx-3060-12gb'],
      ['NVIDIA GeForce RTX 3060', 7.9, 'rtx-3060-8gb'],
      ['NVIDIA GeForce RTX 3080', 9.8, 'rtx-3080-10gb'],
      ['NVIDIA GeForce RTX 3080', 11.8, 'rtx-3080-12gb'],
      ['NVIDIA GeForce RTX 4060 Ti', 8, 'rtx-4060-ti-8gb'],
      ['NVIDIA GeForce RTX 4060 Ti', 16, 'rtx-4060-ti-16gb'],
      ['NVIDIA GeForce RTX 3080 Laptop GPU', 16, 'rtx-3080-laptop-16gb'],
      ['TU102GL [Quadro RTX 6000/8000]', 24, 'quadro-rtx-6000'],
      ['TU102GL [Quadro RTX 6000/8000]', 48, 'quadro-rtx-8000'],
      ['RTX 6000', 47.5, 'rtx-6000-ada'],
      ['A100 PCIe', 79.2, 'a100-pcie-80gb'],
      ['Navi 31 [Radeon RX 7900 XT/7900 XTX/7900 GRE/7900M]', 20, 'rx-7900-xt'],
    ]
    expect(cases.map(([name, memory]) => idOf(name, memory))).toEqual(cases.map(([, , id]) => id))
  })
})

describe('every name of every row', () => {
  it('leads back to that row', () => {
    expect(named.filter(({ gpu, name }) => idOf(name) !== gpu.id).map(({ gpu, name }) => `${name}: ${idOf(name)} instead of ${gpu.id}`)).toEqual([])
  })
  it('does so whatever the case, the spaces and the punctuation between its words', () => {
    const noise = fc.constantFrom(' ', '  ', '-', '_', ' - ', ', ', '\t')
    fc.assert(
      fc.property(fc.constantFrom(...named), noise, fc.boolean(), fc.constantFrom('', ' ', '  '), ({ gpu, name }, between, upper, around) => {
        // Brackets are lspci's own language, and a slash joins names: both stay.
        const noisy = /[[/]/.test(name) ? name : name.replace(/[ -]/g, between)
        expect(idOf(`${around}${upper ? noisy.toUpperCase() : noisy.toLowerCase()}${around}`)).toBe(gpu.id)
      }),
      { numRuns: 4000 },
    )
  }, 60_000)
  it('with a digit changed never means a card of another maker', () => {
    const wrong = named.flatMap(({ gpu, name }) =>
      [...name].flatMap((letter, at) =>
        /\d/.test(letter)
          ? ['0', '1', '3', '5', '6', '8', '9'].flatMap((digit) => {
              const found = gpuNamed(gpus(), name.slice(0, at) + digit + name.slice(at + 1))
              return found && found.vendor !== gpu.vendor ? [`${name} -> ${digit} at ${at}: ${found.id}`] : []
            })
          : [],
      ),
    )
    expect(wrong).toEqual([])
  }, 60_000)
  it('never turns a laptop or Max-Q part into a desktop one when those words are added', () => {
    for (const gpu of gpus().filter((each) => each.vendor === 'NVIDIA' && !/laptop|max-?q/i.test(`${each.name} ${each.id}`))) {
      for (const word of ['Laptop GPU', 'Mobile', 'Max-Q']) expect(idOf(`${gpu.name} ${word}`), `${gpu.name} ${word}`).not.toBe(gpu.id)
    }
  })
  it('and any text at all is answered with a row or three names', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 80 })), (text) => {
        const answer = match(text)
        expect(answer.ok || answer.nearest.length === 3).toBe(true)
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})

describe('an Apple chip with fewer GPU cores', () => {
  const gpu = (name: string) => {
    const answer = match(name)
    if (!answer.ok) throw new Error(`${name}: ${answer.nearest.join(', ')}`)
    return answer.gpu
  }
  it('computes as much less as it has fewer cores, and keeps its bandwidth', () => {
    // iPad Air (M2): nine cores. 3.6 TFLOPS x 9 / 10.
    const [nine, ten] = [gpu('Apple M2 9-core GPU'), gpu('Apple M2')]
    expect(nine).toMatchObject({ id: 'apple-m2-9', name: 'Apple M2 (9-core GPU)', smCount: 9, memoryBandwidthGBs: ten.memoryBandwidthGBs, note: expect.stringContaining('9 of 10') })
    expect(nine.fp32Tflops! / ten.fp32Tflops!).toBeCloseTo(0.9, 3)
    expect(nine.source).toContain("derived from the row 'apple-m2'")
  })
  it('has less bandwidth where the catalog says that its bin does', () => {
    expect(gpu('M3 Max 30-core GPU').memoryBandwidthGBs).toBeLessThan(gpu('M3 Max 40-core GPU').memoryBandwidthGBs!)
    expect(gpu('M3 Max 36-core GPU').memoryBandwidthGBs).toBe(gpu('M3 Max').memoryBandwidthGBs)
  })
  it.each(['M2 11-core GPU', 'M2 7-core GPU', 'M1 Ultra 49-core GPU', 'M3 Max 0-core GPU', 'M4 Pro 999-core GPU'])('is refused with a count that no bin has: %s', (name) => expect(match(name).ok).toBe(false))
})
