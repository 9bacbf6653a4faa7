import { describe, expect, it } from 'vitest'
import { activationRatio, calibrationOf, calibrationWords, fitCalibration, predictedPerSample } from './calibration'

const at = new Date('2026-11-25T10:00:00Z')
const mebibyte = 2 ** 20

describe('a calibration', () => {
  it('counts what one sample more takes of two blocks: values in 32 bits, and the scores of twelve heads', () => {
    // 2 blocks x 256 tokens x (4 bytes x (5 + 2 + 2 + 8) x 768 + 256 x 12 x 8)
    expect(predictedPerSample()).toBe(2 * 256 * (4 * 17 * 768 + 256 * 12 * 8))
  })
  it('is the slope between two points, so that what the library holds cancels', () => {
    const calibration = calibrationOf([{ batch: 2, peakBytes: 252 * mebibyte }, { batch: 8, peakBytes: 612 * mebibyte }], 'TensorFlow 2.21.0', at)
    expect(calibration.measuredBytesPerSample).toBe(60 * mebibyte)
    expect(activationRatio(calibration)).toBeCloseTo((60 * mebibyte) / predictedPerSample(), 12)
    expect(fitCalibration.parse(calibration)).toEqual(calibration)
    expect(calibrationWords(calibration)).toContain('Measured here on 2026-11-25 with TensorFlow 2.21.0')
  })
  it('that did not grow says nothing', () => expect(() => calibrationOf([{ batch: 2, peakBytes: 100 }, { batch: 8, peakBytes: 100 }], 'x', at)).toThrow('did not grow'))
})
