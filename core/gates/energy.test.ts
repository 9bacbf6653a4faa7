import { describe, expect, it } from 'vitest'
import { energyOf, gpuEnergyOf } from './energy'
import { gpu, known, missing, readings } from './testing/readings'

const noGpu = { gpus: missing('not-installed') }

describe('energy of a stretch', () => {
  it('is what the processors and the GPUs took: 10 s at 50 W and 300 W', () => {
    expect(energyOf(readings())).toBeCloseTo(3500)
    expect(energyOf(readings(() => noGpu))).toBeCloseTo(500)
  })
  it('follows a counter that starts again at its range', () => {
    const wrapping = readings((_r, i) => ({ ...noGpu, energy: known([{ name: 'package-0', joules: (262_000 + 25 * i) % 262_143, rangeJoules: 262_143 }]) }))
    expect(energyOf(wrapping)).toBeCloseTo(500)
  })
  it('is counted by the boards where they count it, and by their power where one does not', () => {
    const counting = (joules: (i: number) => number | null) => readings((_r, i) => ({ gpus: known([gpu({ joules: joules(i) })]) }))
    const last = counting(() => 0).length - 1
    expect(energyOf(counting((i) => 7_000 + (i === last ? 3_210 : i)))).toBeCloseTo(500 + 3_210)
    for (const joules of [(i: number) => (i === last ? null : i), (i: number) => 9_000 - i]) expect(energyOf(counting(joules))).toBeCloseTo(3500)
  })
  it('is unknown, never 0, where a part that is there cannot be read', () => {
    expect(energyOf(readings(() => ({ energy: missing('no-permission') })))).toBeNull()
    expect(energyOf(readings(() => ({ gpus: known([gpu({ watts: null })]) })))).toBeNull()
    expect(energyOf(readings((_r, i) => (i > 10 ? { gpus: missing() } : {})))).toBeNull()
    expect(energyOf(readings((_r, i) => ({ ...noGpu, energy: known([{ name: 'package-0', joules: 1000 - i, rangeJoules: null }]) })))).toBeNull()
    expect(energyOf([])).toBeNull()
  })
  it('is known of the GPUs alone where the processor cannot be read, and is then no whole', () => {
    for (const energy of [missing('no-permission'), missing('not-installed'), known([])]) {
      const seen = readings(() => ({ energy }))
      expect([energyOf(seen), gpuEnergyOf(seen)]).toEqual([null, 3000])
    }
    const two = readings(() => ({ energy: missing('no-permission'), gpus: known([gpu(), gpu({ index: 1, watts: 200 })]) }))
    expect(gpuEnergyOf(two)).toBeCloseTo(5000)
    expect(gpuEnergyOf(readings())).toBeCloseTo(3000)
  })
  it('of the GPUs alone is unknown, never 0, without a GPU and where one does not tell', () => {
    expect(gpuEnergyOf(readings(() => noGpu))).toBeNull()
    expect(gpuEnergyOf(readings(() => ({ gpus: known([]) })))).toBeNull()
    expect(gpuEnergyOf(readings(() => ({ gpus: known([gpu(), gpu({ index: 1, watts: null })]) })))).toBeNull()
    expect(gpuEnergyOf(readings((_r, i) => (i > 10 ? { gpus: missing() } : {})))).toBeNull()
    expect(gpuEnergyOf(readings(undefined, 1))).toBeNull()
    expect(gpuEnergyOf([])).toBeNull()
  })
})
