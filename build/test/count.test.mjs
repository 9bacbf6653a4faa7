import { describe, expect, it } from 'vitest'
import { countCheck, countPlaywright, countVitest, sum } from './count.mjs'

const vitest = (...statuses) => ({ testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: statuses.map((status, i) => ({ fullName: `t${i}`, status })) }] })

describe('the closing line', () => {
  it('adds up all runners', () => {
    const playwright = countPlaywright('e2e', { suites: [{ suites: [{ specs: [{ title: 'opens', tests: [{ status: 'expected' }] }] }], specs: [] }] })
    expect(sum([countCheck('lint', true), countVitest('unit', vitest('passed', 'passed')), playwright], []).line).toBe('4 passed, 0 failed')
  })
  it('is red when a test fails, a file does not load, or a check does not hold', () => {
    expect(sum([countVitest('unit', vitest('passed', 'failed'))], []).failed).toBe(1)
    expect(sum([countVitest('unit', { testResults: [{ name: 'x', status: 'failed', message: 'no', assertionResults: [] }] })], []).failed).toBe(1)
    expect(sum([countCheck('lint', false)], []).failed).toBe(1)
  })
  it('is red when a runner ran nothing, or none ran at all', () => {
    expect(sum([countVitest('unit', { testResults: [] })], []).failed).toBe(1)
    expect(sum([], []).failed).toBe(1)
  })
  it('counts a skip as a failure where the real parts are required, and lists it elsewhere', () => {
    const tally = countVitest('real', vitest('passed', 'skipped'))
    expect(sum([tally], ['real']).failed).toBe(1)
    expect(sum([tally], []).line).toBe('1 passed, 0 failed, 1 skipped')
  })
})
