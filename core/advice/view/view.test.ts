import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adviceView } from '../../contract/advise-views'
import { advise } from '../advise'
import { assumptionKeys, assumptions, type AssumptionKey } from '../assumptions'
import { cashFlow } from '../cash-flow'
import { emptyScenario, given, withAssumptions } from '../fill'
import { assumptionGroups, fullTitleOf } from '../groups'
import { type Scenario } from '../scenario'
import { shownRange, shownValue, typedValue } from '../shown'
import { anyScenario } from '../testing/any-scenario'
import { kindOf } from './assumption-rows'
import { adviceViewOf } from './view'

const now = new Date('2026-11-25T00:00:00Z')
const scenario = withAssumptions(emptyScenario('x', ''), given('purchaseUsd', 2000, 'entered'), given('powerWatts', 450, 'catalog: TDP'), given('electricityUsdPerKwh', 0.3, 'entered'), given('cloudUsdPerHour', 1.1, 'catalog: x', { asOf: '2026-09' }), given('speedRatio', 1, 'predicted: the same card', { low: 0.8, high: 1.25 }))
const view = (of: Scenario, standard = of) => adviceViewOf({ origin: { kind: 'preset', name: 'startup' }, start: standard, scenario: of, standard, advice: advise(of, [], now), remark: '', carbon: null, runName: null, workload: 'train ResNet-50', regionName: (id) => id })
const row = (of: ReturnType<typeof view>, key: AssumptionKey) => of.groups.flatMap(({ rows }) => rows).find((each) => each.key === key)!

describe('the groups of the form', () => {
  const keys = assumptionGroups.flatMap(({ rows }) => rows.map(([key]) => key))
  it('hold every assumption exactly once', () => expect([...keys].sort()).toEqual([...assumptionKeys].sort()))
  it('give each a name of its own where it stands alone', () => expect(new Set(assumptionKeys.map(fullTitleOf)).size).toBe(assumptionKeys.length))
})

describe('a number as a form shows it', () => {
  it('comes back as it was, for every assumption and any value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...assumptionKeys), fc.double({ min: 0, max: 1, noNaN: true }), (key, share) => {
        const { min, max, whole } = assumptions[key] as (typeof assumptions)[AssumptionKey] & { whole?: true }
        const raw = min + share * (max - min)
        const value = whole ? Math.round(raw) : Number(raw.toPrecision(9))
        expect(Math.abs(typedValue(key, shownValue(key, value))! - value)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(value)))
      }),
      { seed: 20261125, numRuns: 2000 },
    )
  })
  it('is per cent for a share, exact for what people type, and nothing for unknown', () => {
    expect([shownValue('discountPerYear', 0.07), typedValue('discountPerYear', '7'), typedValue('discountPerYear', ' 7% '), shownRange('discountPerYear').unit]).toEqual(['7', 0.07, 0.07, '%/year'])
    expect([shownValue('purchaseUsd', null), typedValue('purchaseUsd', ' '), typedValue('purchaseUsd', '$2000')]).toEqual(['', null, 2000])
  })
  it.each(['-1', '169', 'NaN', 'Infinity', '1e999', 'many', '0x', '1,5'])('refuses %s hours a week', (typed) => expect(() => typedValue('hoursPerWeek', typed)).toThrow(/from 0 to 168/))
})

describe('the view of a scenario', () => {
  it('says of each number where it is from', () => {
    expect(['purchaseUsd', 'powerWatts', 'speedRatio', 'hoursPerWeek', 'spotUsdPerHour'].map((key) => row(view(scenario), key as AssumptionKey).kind)).toEqual(['entered', 'published', 'predicted', 'default', 'unknown'])
    expect(kindOf({ value: 1, source: 'preset startup: x' })).toBe('stated')
  })
  it('draws the cost of both sides so that they meet at break-even', () => {
    const { cash } = view(scenario)
    const { breakEvenMonths } = cashFlow(advise(scenario, [], now).verdict!.values, 'on-demand')
    if (cash?.kind !== 'curve') throw new Error('no chart')
    const [own, rent] = cash.series.map(({ line }) => line)
    const after = Math.ceil(breakEvenMonths!)
    expect(rent![after]!.y).toBeGreaterThanOrEqual(own![after]!.y)
    expect(rent![after - 1]!.y).toBeLessThan(own![after - 1]!.y)
    expect(own![0]!.y).toBeCloseTo(2000 - 400 * 1.05 ** -4, 9)
  })
  it('draws the curve from where the verdict turns, inside its band, with the marker at the hours', () => {
    const { curve } = view(withAssumptions(scenario, given('hoursPerWeek', 30, 'entered')))
    if (curve?.kind !== 'curve') throw new Error('no chart')
    const [{ line, band }] = curve.series as [(typeof curve.series)[number]]
    expect(curve.marker).toMatchObject({ value: 30, label: expect.stringMatching(/^30 h: month \d+$/) })
    expect(line[0]!.x).toBeCloseTo(curve.turn!.value, 6)
    expect(line[0]!.y).toBeGreaterThan(47.9)
    expect(band!.low[0]!.x).toBeLessThan(line[0]!.x)
    expect(Math.max(...band!.high.map(({ y }) => y))).toBeLessThanOrEqual(48)
  })
  it('says that a call is close where the band holds both verdicts', () => {
    const near = view(withAssumptions(scenario, given('hoursPerWeek', 9, 'entered')))
    expect(near.figures.find(({ id }) => id === 'value')!.doubt).toMatch(/close call/)
    expect(view(withAssumptions(scenario, given('hoursPerWeek', 100, 'entered'))).figures.find(({ id }) => id === 'value')!.doubt).toBeNull()
  })
  it('has nothing but finite numbers and words, whatever the scenario', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(anyScenario, (any) => {
        const shown = adviceView.parse(view(any, scenario))
        expect(JSON.stringify(shown)).not.toMatch(/NaN|Infinity|undefined|\[object/)
      }),
      { seed: 20261125, numRuns: process.env['CI'] ? 5000 : 400 },
    )
  })
})
