import { describe, expect, it } from 'vitest'
import { known, unknown } from '../result/known'
import { compareFootprints, footprintOf } from './footprint'

const nobody = unknown('not-reported')
const month = (kwh: number, kgCo2ePerKwh: number | null, powerKind: 'measured' | 'tdp' = 'measured') => footprintOf({ kwh, powerKind, kgCo2ePerKwh, embodiedKg: nobody })

describe('a month of carbon', () => {
  it('is energy times intensity, with the band of the power', () => {
    expect(month(100, 0.4)).toMatchObject({ known: true, value: { kg: expect.closeTo(40, 9), low: expect.closeTo(38, 9), high: expect.closeTo(42, 9) } })
    expect(month(100, null)).toMatchObject({ known: false })
  })
  it('says when fewer grams and fewer dollars disagree', () => {
    expect(compareFootprints(month(100, 0.4), month(100, 0.05), 'own').answer).toContain('40 kg CO2e a month here, 5 kg in the cloud: fewer grams in the cloud, fewer dollars here')
    expect(compareFootprints(month(100, 0.4), month(100, 0.05), 'cloud').answer).toMatch(/fewer grams in the cloud\./)
    expect(compareFootprints(month(100, 0.05), month(100, 0.4), 'cloud').answer).toContain('fewer grams here, fewer dollars in the cloud')
  })
  it('claims nothing where the bands overlap or a grid is unknown', () => {
    expect(compareFootprints(month(100, 0.4, 'tdp'), month(100, 0.3, 'tdp'), 'own').answer).toContain('neither is surely less')
    expect(compareFootprints(month(100, null), month(100, 0.3), 'own').answer).toBe('Carbon: not known, for want of a grid figure here.')
  })
  it('keeps what making it emitted apart, and unknown where nobody published it', () => {
    const made = footprintOf({ kwh: 100, powerKind: 'measured', kgCo2ePerKwh: 0.4, embodiedKg: known(3) })
    expect(made).toMatchObject({ value: { kg: 40 } })
    expect(compareFootprints(month(1, 1), month(9, 1), null).answer).toContain('published for neither')
    expect(compareFootprints(made, month(1, 0.4), null).answer).toMatch(/adds 3 kg a month, and what making it emitted is not published for what works there/)
  })
})
