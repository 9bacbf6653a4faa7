import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlap, placeNames, type Box, type Named } from './scatter-names'

const frame: Box = { left: 60, top: 20, width: 600, height: 360 }
const name = fc.record({ text: fc.string({ minLength: 1, maxLength: 40 }), x: fc.integer({ min: 60, max: 660 }), y: fc.integer({ min: 20, max: 380 }), half: fc.integer({ min: 0, max: 80 }) })
const names = fc.array(name, { maxLength: 60 }).map((list) => list.map(({ text, x, y, half }, i): Named => ({ text, at: [x, y], reach: [y - half, y + half], always: i === 0 })))
const markOf = ({ at: [x, y] }: Named): Box => ({ left: x - 7, top: y - 7, width: 14, height: 14 })

describe('names beside points', () => {
  it('never cover one another, a mark, or the edge', () => {
    fc.assert(
      fc.property(names, (wanted) => {
        const marks = wanted.map(markOf)
        const placed = placeNames(wanted, marks, [], frame)
        for (const [i, each] of placed.entries()) {
          for (const other of placed.slice(i + 1)) expect(overlap(each, other)).toBe(false)
          expect(each.left).toBeGreaterThanOrEqual(frame.left)
          expect(each.top).toBeGreaterThanOrEqual(frame.top)
          expect(each.left + each.width).toBeLessThanOrEqual(frame.left + frame.width)
          expect(each.top + each.height).toBeLessThanOrEqual(frame.top + frame.height)
          // The one that the keys stand on is named whatever it covers.
          if (i > 0) for (const mark of marks) expect(overlap(each, mark)).toBe(false)
        }
      }),
    )
  })
  it('leave out none of a few that lie apart, and always name the first', () => {
    const apart = [100, 300, 500].map((x): Named => ({ text: 'RTX 4090, vast', at: [x, 200], reach: [150, 250], always: false }))
    expect(placeNames(apart, apart.map(markOf), [], frame)).toHaveLength(3)
    const everywhere = { left: 0, top: 0, width: 1000, height: 1000 }
    expect(placeNames([{ ...apart[0]!, always: true }], [everywhere], [], frame)).toMatchObject([{ text: 'RTX 4090, vast' }])
    expect(placeNames(apart, [everywhere], [], frame)).toEqual([])
  })
  it('stand where they hide least', () => {
    const [one] = [{ text: 'T4', at: [300, 200], reach: [200, 200], always: false }] as [Named]
    const [free] = placeNames([one], [markOf(one)], [], frame)
    const [elsewhere] = placeNames([one], [markOf(one)], [free!], frame)
    expect(overlap(elsewhere!, free!)).toBe(false)
  })
})
