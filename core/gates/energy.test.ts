import { describe, expect, it } from 'vitest'
import { energyOf } from './energy'
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
  it('is unknown, never 0, where a part that is there cannot be read', () => {
    expect(energyOf(readings(() => ({ energy: missing('no-permission') })))).toBeNull()
    expect(energyOf(readings(() => ({ gpus: known([gpu({ watts: null })]) })))).toBeNull()
    expect(energyOf(readings((_r, i) => (i > 10 ? { gpus: missing() } : {})))).toBeNull()
    expect(energyOf(readings((_r, i) => ({ ...noGpu, energy: known([{ name: 'package-0', joules: 1000 - i, rangeJoules: null }]) })))).toBeNull()
    expect(energyOf([])).toBeNull()
  })
})
