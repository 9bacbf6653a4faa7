import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sortInSteps } from './sort-in-steps'

interface Pair {
  readonly key: number
  readonly place: number
}
const byKey = (a: Pair, b: Pair): number => a.key - b.key

/** What it gives, and how much was compared at the most between two stops. */
function sorted(list: readonly Pair[], step: number): { all: Pair[]; most: number } {
  let [compared, most] = [0, 0]
  const steps = sortInSteps(list, (a, b) => (compared++, byKey(a, b)), step)
  for (;;) {
    const next = steps.next()
    most = Math.max(most, compared)
    compared = 0
    if (next.done) return { all: next.value, most }
  }
}

it('sorts as the engine does, equal elements in the order in which they came, and leaves the list as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), fc.integer({ min: 2, max: 40 }), (keys, step) => {
      const list = keys.map((key, place) => ({ key, place }))
      expect(sorted(list, step).all).toEqual([...list].sort(byKey))
      expect(list.map(({ place }) => place)).toEqual(keys.map((_, place) => place))
    }),
  )
})

it('stops so often that little is compared in between', () => {
  const list = Array.from({ length: 20_000 }, (_, place) => ({ key: (place * 7919) % 20_011, place }))
  const { all, most } = sorted(list, 100)
  expect(all.map(({ key }) => key)).toEqual(list.map(({ key }) => key).sort((a, b) => a - b))
  // Sorting a run of 100 takes some 600 comparisons; all at once would be 300,000.
  expect(most).toBeGreaterThan(100)
  expect(most).toBeLessThan(1000)
})
