import { expect, it } from 'vitest'
import { parseRoute, routeHash } from './use-route'

it('an address keeps page and run, and survives any text', () => {
  for (const route of [{ page: 'compare', run: null }, { page: 'measure', run: '20261124-094600-abc' }, { page: 'measure', run: 'a&b=c#d%' }, { page: 'diff', run: 'a', other: 'b&c' }]) expect(parseRoute(routeHash(route))).toEqual(route)
  for (const hash of ['', '#', '#/', '#?run', '%zz', '#/%zz?run=%zz']) expect(parseRoute(hash)).toEqual({ page: expect.any(String), run: expect.toSatisfy((run: unknown) => run === null || typeof run === 'string') })
})
