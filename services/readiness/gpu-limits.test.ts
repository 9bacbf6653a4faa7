import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLimits } from './gpu-limits'

describe('power limits from nvidia-smi', () => {
  it('come with the name; a board that names none is left out', () => {
    expect(parseLimits('NVIDIA A100-SXM4-80GB, 300.00, 400.00\nNVIDIA T400, [N/A], [N/A]\n')).toEqual([{ name: 'NVIDIA A100-SXM4-80GB', limitWatts: 300, defaultWatts: 400 }])
  })
  it('of any text are numbers or none', () => {
    fc.assert(fc.property(fc.string(), (text) => parseLimits(text).every(({ limitWatts, defaultWatts }) => Number.isFinite(limitWatts + defaultWatts))))
  })
})
