import { describe, expect, it } from 'vitest'
import { type LaunchResult } from '../../core/contract/worker-protocol'
import { type GateState, type GateValue } from '../../core/gates/schema'
import { exampleLaunch } from '../../core/run/testing/example-run'
import { type Answer } from './launcher'
import { measureWatched, RerunBudget } from './measure-watched'
import { noWatch, type Watch } from './watch'

const gate = (state: GateState): GateValue => ({ gate: 'other-load', state, value: state === 'unknown' ? null : 0.2 })
/** Sees one state after another; the last one lasts. */
function seeing(...states: GateState[]): Watch {
  let next = 0
  return { ...noWatch, begin: () => ({ end: async () => ({ gates: [gate(states[Math.min(next++, states.length - 1)]!)], energyJoules: null, gpuEnergyJoules: null, watchedSeconds: null }) }) }
}
let measured = 0
const measure = async (): Promise<Answer<LaunchResult>> => {
  measured++
  return { ok: true, value: exampleLaunch(0.02) }
}
const run = (watch: Watch, budget = new RerunBudget(100), signal = new AbortController().signal) => {
  measured = 0
  return measureWatched(measure, watch, 1, 'triad', budget, signal)
}

describe('a launch that is watched', () => {
  it('is kept with what the gates saw', async () => {
    expect(await run(seeing('ok'))).toMatchObject({ state: 'kept', launch: { gates: [{ gate: 'other-load', state: 'ok' }], reruns: 0 } })
    expect(measured).toBe(1)
  })
  it('is measured again when a gate broke, and the clean attempt is kept', async () => {
    expect(await run(seeing('flagged', 'ok'))).toMatchObject({ state: 'kept', launch: { gates: [{ state: 'ok' }], reruns: 1 } })
  })
  it('is published with its doubt after two more tries', async () => {
    expect(await run(seeing('flagged'))).toMatchObject({ state: 'kept', launch: { gates: [{ state: 'flagged' }], reruns: 0 } })
    expect(measured).toBe(3)
  })
  it('is no measurement when every try was rejected', async () => {
    expect(await run(seeing('rejected'))).toEqual({ state: 'rejected', gates: ['other-load'] })
  })
  it('keeps the flagged try over the rejected one', async () => {
    expect(await run(seeing('rejected', 'flagged', 'rejected'))).toMatchObject({ state: 'kept', launch: { gates: [{ state: 'flagged' }], reruns: 1 } })
  })
  it('is not measured again for what cannot be read', async () => {
    expect(await run(seeing('unknown'))).toMatchObject({ state: 'kept' })
    expect(measured).toBe(1)
  })
  it('costs no more tries than the run has to spend: a tenth, so that the time that was promised holds', async () => {
    const budget = new RerunBudget(21)
    for (let i = 0; i < 5; i++) await run(seeing('flagged'), budget)
    expect(measured).toBe(1)
    let spent = 0
    const other = new RerunBudget(21)
    while (other.take()) spent++
    expect(spent).toBe(3)
  })
  it('is not tried again once the run is cancelled, or the worker is in trouble', async () => {
    const cancelled = new AbortController()
    cancelled.abort()
    expect(await run(seeing('flagged'), new RerunBudget(100), cancelled.signal)).toMatchObject({ state: 'kept' })
    expect(measured).toBe(1)
    const trouble: Answer<LaunchResult> = { ok: false, trouble: { kind: 'cancelled' } }
    expect(await measureWatched(async () => trouble, seeing('ok'), 1, 'triad', new RerunBudget(9), new AbortController().signal)).toEqual({ state: 'trouble', answer: trouble })
  })
})
