import fc from 'fast-check'
import { assumptionKeys, assumptions, terms, type AssumptionKey } from '../assumptions'
import { emptyScenario } from '../fill'
import { phaseNames } from '../phase-schema'
import { type Assumption, type Scenario } from '../scenario'

/** Any number that a scenario allows, its ends and zero among them. */
export const anyOf = (key: AssumptionKey): fc.Arbitrary<number> => {
  const { min, max, whole } = assumptions[key] as (typeof assumptions)[AssumptionKey] & { whole?: true }
  return whole ? fc.integer({ min, max }) : fc.oneof({ weight: 1, arbitrary: fc.constantFrom(min, max) }, { weight: 4, arbitrary: fc.double({ min, max, noNaN: true }) })
}
export const anyTerms = fc.constantFrom(...terms)

const anyAssumption = (key: AssumptionKey): fc.Arbitrary<Assumption | undefined> =>
  fc.option(
    fc.record({ numbers: fc.tuple(anyOf(key), anyOf(key), anyOf(key)), known: fc.integer({ min: 0, max: 12 }), ranged: fc.boolean(), asOf: fc.constantFrom(null, '2024', '2026-Q1', '2026-09-07') }).map(({ numbers, known, ranged, asOf }) => {
      const [low, value, high] = [...numbers].sort((a, b) => a - b) as [number, number, number]
      return { value: known === 0 ? null : value, unit: assumptions[key].unit, source: 'fuzzed', asOf, ...(ranged ? { low, high } : {}) }
    }),
    { nil: undefined, freq: 6 },
  )
const anyPhase = fc.record({ phase: fc.constantFrom(...phaseNames), hoursPerWeek: fc.double({ min: 0, max: 200, noNaN: true }), memoryGiB: fc.constantFrom(0, 20, 80, 640), deadlineHours: fc.constantFrom(null, 5, 1e-3), batchHours: fc.constantFrom(null, 4, 9), toleratesSpot: fc.boolean(), dataMayLeave: fc.boolean() })
/** Every field of a scenario, whatever it may hold: unknown values, ranges, dates, phases, conditions. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  ...(Object.fromEntries(Object.entries(emptyScenario('fuzzed', '')).map(([key, value]) => [key, fc.constant(value)])) as { [K in keyof Scenario]: fc.Arbitrary<Scenario[K]> }),
  gpu: fc.constantFrom(null, 'RTX 3090'),
  memoryGiB: fc.constantFrom(null, 0, 24, 80),
  instance: fc.constantFrom(null, 'a:one:x', 'gone:now:z'),
  region: fc.constantFrom(null, 'DEU'),
  wishes: fc.record({ dataMayLeave: fc.boolean(), offline: fc.boolean(), regions: fc.constantFrom([], ['x'], ['nowhere']), spot: fc.constantFrom('never' as const, 'where-it-tolerates' as const) }),
  terms: anyTerms,
  assumptions: fc.record(Object.fromEntries(assumptionKeys.map((key) => [key, anyAssumption(key)]))) as fc.Arbitrary<Scenario['assumptions']>,
  phases: fc.oneof({ weight: 3, arbitrary: fc.array(anyPhase, { maxLength: 0 }) }, { weight: 1, arbitrary: fc.array(anyPhase, { maxLength: 4 }) }),
})
