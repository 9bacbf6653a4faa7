import fc from 'fast-check'
import { expect, it } from 'vitest'
import { front } from './front'

const offers = fc.array(fc.record({ usd: fc.integer({ min: 1, max: 30 }), speed: fc.integer({ min: 1, max: 30 }) }), { maxLength: 40 })
const beats = (a: { usd: number; speed: number }, b: { usd: number; speed: number }) => a.usd <= b.usd && a.speed >= b.speed && (a.usd < b.usd || a.speed > b.speed)

it('holds nothing that another one beats, and something as good as all that it leaves out', () => {
  fc.assert(
    fc.property(offers, (all) => {
      const best = front(all)
      for (const each of best) expect(all.some((other) => beats(other, each))).toBe(false)
      for (const each of all) expect(best.some((other) => other.usd <= each.usd && other.speed >= each.speed)).toBe(true)
    }),
  )
})
it('is the same whatever the order, cheapest first', () => {
  fc.assert(
    fc.property(offers, (all) => {
      expect(front([...all].reverse())).toEqual(front(all))
      const prices = front(all).map(({ usd }) => usd)
      expect(prices).toEqual([...prices].sort((a, b) => a - b))
    }),
  )
})
