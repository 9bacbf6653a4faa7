import { describe, expect, it } from 'vitest'
import { CourseOf, TimeLeft } from './time-left'

const timed = (id: string, seconds: number, launches?: number) => ({ id, seconds: { quick: seconds, standard: seconds }, ...(launches ? { launches } : {}) })
const long = timed('resnet50-train', 9)
const short = timed('cpu-single', 1)
const parts = [long, short, timed('triad', 2)]
const all = new Set(parts.map(({ id }) => id))

/** A run at a pace, and what was said to be left at each part's beginning, beside what was. */
function played(pace: number, told: number, order: (launch: number) => readonly { id: string; seconds: { standard: number } }[]) {
  const [course, left] = [new CourseOf(parts, 'standard', 5), new TimeLeft(told)]
  const said: { at: number; seconds: number }[] = []
  let now = pace * 4
  for (let launch = 1; launch <= 5; launch++) {
    now += pace * 1.5
    for (const part of order(launch)) {
      said.push({ at: now, seconds: left.seconds(`${part.id} ${launch}`, course.at(all, launch), now) })
      now += pace * part.seconds.standard
      course.end(part.id)
    }
  }
  return said.map(({ at, seconds }) => ({ said: seconds, was: now - at }))
}
const orders = { 'long ones first': () => [...parts], 'short ones first': () => [...parts].reverse(), turning: (launch: number) => (launch % 2 ? [...parts] : [...parts].reverse()) }

describe('the time left of a run', () => {
  it.each(Object.entries(orders))('is the time left, whichever parts come first, at the pace told before (%s)', (_, order) => {
    for (const pace of [0.5, 1, 3]) for (const { said, was } of played(pace, pace, order)) expect(said).toBeCloseTo(was, 6)
  })
  it('comes near it in a run at a third or at thrice the pace told', () => {
    for (const pace of [1 / 3, 3]) {
      const said = played(pace, 1, orders.turning)
      const errors = said.map((each) => Math.abs(each.said / each.was - 1))
      expect(errors[0]).toBeGreaterThan(0.4)
      for (const [at, most] of [[0.5, 0.5], [0.75, 0.25]] as const) for (const error of errors.slice(at * errors.length)) expect(error).toBeLessThan(most)
    }
  })
  it('runs down while a part is under way, and is never less than nothing', () => {
    const left = new TimeLeft()
    const course = new CourseOf(parts, 'standard', 1).at(all, 1)
    const first = left.seconds('triad 1', course, 5.5)
    expect(left.seconds('triad 1', course, 7)).toBeCloseTo(first - 1.5, 9)
    expect(left.seconds('triad 1', course, 1e6)).toBe(0)
    expect(left.text('triad 1', course, 1e6)).toBe('')
    expect(left.text('triad 1', course, 5.5)).toBe('12 s left')
  })
  it('leaves out what is measured no more, and the launches that a benchmark does not have', () => {
    const course = new CourseOf([long, timed('scaling-compute', 7, 3)], 'standard', 5)
    course.end('resnet50-train')
    expect(course.at(new Set(['resnet50-train', 'scaling-compute']), 1)).toEqual({ done: 4 + 1.5 + 9, left: 4 * 1.5 + 4 * 9 + 3 * 7 })
    expect(course.at(new Set(['scaling-compute']), 1).left).toBe(4 * 1.5 + 3 * 7)
  })
  it('has everything before it before it begins', () => {
    expect(new CourseOf(parts, 'standard', 5).at(all, 0)).toEqual({ done: 0, left: 4 + 5 * 1.5 + 5 * 12 })
  })
})
