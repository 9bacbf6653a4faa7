import { describe, expect, it } from 'vitest'
import { countCheck, countPlaywright, countVitest, sum, together } from './count.mjs'

const vitest = (...statuses) => ({ testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: statuses.map((status, i) => ({ fullName: `t${i}`, status })) }] })

/** Playwright's report of one test and its tries. */
const windows = (status, ...results) => ({ suites: [{ specs: [{ title: 'opens', file: 'window.spec.ts', tests: [{ projectName: 'electron', status, results: results.map((each) => ({ status: each })) }] }] }] })

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
    expect(sum([tally], []).notes).toEqual(['skipped  real: t1 (no reason given)'])
  })
  it('counts a test that needed a second try as passed, and names it', () => {
    const { line, notes } = sum([countPlaywright('e2e', windows('flaky', 'failed', 'passed'))], ['e2e'])
    expect(line).toBe('1 passed, 0 failed')
    expect(notes).toEqual(['flaky    e2e: electron, window.spec.ts, opens passed at the second try'])
    expect(sum([countPlaywright('e2e', windows('expected', 'passed'))], ['e2e']).notes).toEqual([])
    expect(sum([countPlaywright('e2e', windows('unexpected', 'failed', 'failed'))], ['e2e'])).toMatchObject({ failed: 1, notes: [], problems: ['e2e: electron, window.spec.ts, opens'] })
  })
  it('adds up what a runner did in several goes, with what failed, was flaky or was skipped in any, and a go that ran nothing is red', () => {
    const of = (...all) => sum([together('e2e', all.map((each) => countPlaywright('go', each)))], ['e2e'])
    expect(of(windows('expected', 'passed'), windows('flaky', 'failed', 'passed'))).toMatchObject({ line: '2 passed, 0 failed', notes: [expect.stringMatching(/^flaky    e2e: .*second try$/)] })
    expect(of(windows('expected', 'passed'), windows('unexpected', 'failed')).line).toBe('1 passed, 1 failed')
    expect(of(windows('expected', 'passed'), windows('skipped', 'skipped')).line).toBe('1 passed, 2 failed')
    expect(of(windows('expected', 'passed'), { suites: [] })).toMatchObject({ line: '1 passed, 1 failed', problems: ['e2e: go: no test was run'] })
  })
})
