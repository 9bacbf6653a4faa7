import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { activationRatio } from '../../core/fit/calibration'
import { testServices } from '../runner/testing'
import { calibrateFit, readCalibration } from './calibrate'

let services: ReturnType<typeof testServices>
beforeEach(() => (services = testServices()))
afterEach(() => services.remove())

describe('a calibration on the real TensorFlow', () => {
  it('grows with the batch by about what the formula counts, and is kept', async () => {
    expect(readCalibration(services.paths)).toBeNull()
    const calibration = await calibrateFit(services, new AbortController().signal, () => undefined)
    // Eager training holds gradients of values beside them: between half and four times the formula, or one of both is wrong.
    expect(activationRatio(calibration)).toBeGreaterThan(0.5)
    expect(activationRatio(calibration)).toBeLessThan(4)
    expect(readCalibration(services.paths)).toEqual(calibration)
  })
  it('that is cancelled keeps nothing', async () => {
    const cancel = new AbortController()
    await expect(calibrateFit(services, cancel.signal, () => cancel.abort())).rejects.toThrow('cancelled')
    expect(readCalibration(services.paths)).toBeNull()
  })
})
