import { describe, expect, it } from 'vitest'
import { known, unknown } from '../result/known'
import { compareFootprints, type Footprint } from './footprint'
import { range, type Range } from './range'

const nobody = unknown('not-reported')
const month = (kg: Range, over: Partial<Footprint> = {}) => known({ kg, embodiedKg: nobody, lacks: [], ...over })
const about = (kg: number) => month(range(0.95 * kg, 1.05 * kg, kg))
const here = { place: 'own', usdPerMonth: 70 } as const
const there = { place: 'cloud', usdPerMonth: 70 } as const

describe('a month here beside a month in the cloud', () => {
  it('says when fewer grams and fewer dollars disagree, and what a tonne less costs', () => {
    // 70 dollars for 38 - 5.25 = 32.75 to 42 - 4.75 = 37.25 kg less.
    expect(compareFootprints(about(40), about(5), here).answer).toContain('40 kg [38.0, 42.0] CO2e a month here, 5.0 kg [4.75, 5.25] in the cloud: fewer grams in the cloud, fewer dollars here: $1,879 to $2,137 for a tonne less.')
    expect(compareFootprints(about(40), about(5), there).answer).toMatch(/fewer grams in the cloud\./)
    expect(compareFootprints(about(5), about(40), there).answer).toContain('fewer grams here, fewer dollars in the cloud')
  })
  it('claims nothing where the bands overlap, and says what is unknown and why', () => {
    expect(compareFootprints(month(range(15, 42)), month(range(11, 31)), here).answer).toContain('15.0 to 42.0 kg CO2e a month here, 11.0 to 31.0 kg in the cloud: their bands overlap, so neither is surely less')
    expect(compareFootprints(unknown('not-reported', 'the grid is not known'), about(30), here).answer).toBe('Carbon: not known here (the grid is not known).')
  })
  it('keeps what making it emitted apart, unknown where nobody published it, and names the parts that are missing', () => {
    expect(compareFootprints(about(1), about(9), null).answer).toContain('published for neither')
    const made = month(range(38, 42, 40), { embodiedKg: known(range(3, 3)), lacks: ['RTX 3090'] })
    expect(compareFootprints(made, about(0.4), null).answer).toMatch(/here adds 3.00 kg a month \(without RTX 3090, published nowhere\), and what making it emitted is not published for what works there/)
  })
})
