import { expect, it } from 'vitest'
import { sweepPoints } from './sweep'

it('a sweep doubles from one and ends with all that there are', () => {
  expect([1, 2, 3, 8, 12].map(sweepPoints)).toEqual([[1], [1, 2], [1, 2, 3], [1, 2, 4, 8], [1, 2, 4, 8, 12]])
})
