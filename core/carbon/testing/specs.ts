import fc from 'fast-check'
import { known, unknown } from '../../result/known'
import { type CarbonSpec } from '../month'
import { entered } from '../power'
import { exactly, range, type Amount } from '../range'

export const published = (value: number): Amount => ({ ...exactly(value), kind: 'published', from: 'made up' })

/** A workstation of round numbers: 400 W at work by a meter, 50 W waiting, 40 hours and 10, 0.4 kg a kWh. */
export const exampleSpec = (over: Partial<CarbonSpec> = {}): CarbonSpec => ({
  devices: { kind: 'gpu', name: 'Example card', tdpWatts: 300, count: 1 },
  enteredWatts: entered(400, 'a meter'),
  measuredWatts: null,
  utilisation: null,
  enteredIdleWatts: entered(50, 'a meter'),
  hoursPerWeek: 40,
  idleHoursPerWeek: 10,
  pue: published(1.1),
  intensity: known(published(0.4)),
  embodied: [{ name: 'the machine', kg: known(published(480)) }],
  lifeYears: 4,
  unitsPerSecond: 100,
  ...over,
})

/** Numbers as people and sensors have them: products of denormal ones are rounding and nothing else. */
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => Math.min(max, Math.max(min, Math.round(value * 1e6) / 1e6)))
export const share = number(0, 1)
const anyAmount = (low: number, high: number): fc.Arbitrary<Amount> =>
  fc.tuple(share, share, share, fc.boolean()).map(([a, b, c, pointed]) => {
    const [first, middle, last] = [a, b, c].map((each) => low + each * (high - low)).sort((x, y) => x - y) as [number, number, number]
    return { ...range(first, last, pointed ? middle : null), kind: 'published', from: 'fuzzed' }
  })
const maybe = <T>(of: fc.Arbitrary<T>) => fc.oneof({ weight: 1, arbitrary: fc.constant(unknown('not-reported', 'nobody knows')) }, { weight: 5, arbitrary: of.map(known) })
const optional = (low: number, high: number) => fc.option(number(low, high), { nil: null })

const word = (high: number) => fc.option(number(0, high).map((watts) => entered(watts, 'fuzzed')), { nil: null })

/** Any machine: measured or not, entered or not, parts unknown. */
export const anySpec: fc.Arbitrary<CarbonSpec> = fc.record({
  devices: fc.option(fc.record({ kind: fc.constantFrom('gpu' as const, 'cpu' as const), name: fc.constant('card'), tdpWatts: optional(0, 2000), count: fc.integer({ min: 1, max: 16 }) }), { nil: null }),
  enteredWatts: word(1e5),
  measuredWatts: fc.option(anyAmount(0, 1e5), { nil: null }),
  utilisation: optional(0, 1),
  enteredIdleWatts: word(1e4),
  hoursPerWeek: number(0, 168),
  idleHoursPerWeek: number(0, 168),
  pue: anyAmount(1, 5),
  intensity: maybe(anyAmount(0, 2)),
  embodied: fc.array(fc.record({ name: fc.constant('part'), kg: maybe(anyAmount(0, 1e4)) }), { maxLength: 3 }),
  lifeYears: number(0.5, 20),
  unitsPerSecond: fc.option(number(1e-6, 1e9), { nil: null }),
})
