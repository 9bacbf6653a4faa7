import { describe, expect, it } from 'vitest'
import { allUnknown, gates, judgeAll } from '../gates/list'
import { type GateId, type GateValue } from '../gates/schema'
import { idleWindow } from '../gates/testing/readings'
import { exampleMachine } from '../run/testing/example-run'
import { known, unknown } from '../result/known'
import { type ReadinessInput } from './check'
import { readinessChecks, readinessOf } from './list'

const fact = <T>(value: T) => ({ known: true as const, value, source: 'here', at: '2026-11-24T09:00:00.000Z' })
const facts = (governor = 'performance', availableBytes = 12 * 1024 ** 3) => {
  const machine = exampleMachine()
  return { ...machine, cpu: { ...machine.cpu, governor: fact(governor) }, memory: { ...machine.memory, availableBytes: fact(availableBytes) } }
}
const input = (over: Partial<ReadinessInput> = {}): ReadinessInput => ({ idle: judgeAll(idleWindow()), facts: facts(), gpuLimits: unknown('not-installed'), ...over })
const withGate = (gate: GateId, state: GateValue['state'], value: number | null): GateValue[] => judgeAll(idleWindow()).map((each) => (each.gate === gate ? { gate, state, value } : each))
const find = (over: Partial<ReadinessInput>, id: string) => readinessOf(input(over)).checks.find((each) => each.id === id)

describe('is this machine fit to be measured?', () => {
  it('a quiet one is, in one sentence', () => {
    expect(readinessOf(input())).toMatchObject({ state: 'fit', sentence: 'This machine is fit to measure.' })
  })
  it('on battery it is measured with a doubt, which says what to do', () => {
    const readiness = readinessOf(input({ idle: withGate('power-source', 'flagged', 1) }))
    expect(readiness).toMatchObject({ state: 'doubts', sentence: 'Measure, but expect doubts: on battery in 100 % of the time.' })
    expect(readiness.checks[0]).toEqual({ id: 'power-source', title: 'Power source', state: 'warn', sees: 'on battery in 100 % of the time', advises: 'Plug in the charger, and run again.' })
  })
  it('what would void every launch stops, before the warnings', () => {
    const idle = withGate('steal', 'rejected', 0.3)
    expect(readinessOf(input({ idle, facts: facts('powersave') }))).toMatchObject({ state: 'unfit', sentence: 'Do not measure now: the host of this virtual machine took 30 % of the processor.' })
  })
  it('the governor, memory and the power limit of a GPU are looked at', () => {
    expect(find({ facts: facts('powersave') }, 'governor')).toMatchObject({ state: 'warn', sees: 'powersave' })
    expect(find({ facts: exampleMachine() }, 'governor')).toMatchObject({ state: 'unknown', sees: 'no permission' })
    expect(find({ facts: facts('performance', 3.9 * 1024 ** 3) }, 'memory-available')).toMatchObject({ state: 'warn' })
    expect(find({ facts: facts('performance', 0.9 * 1024 ** 3) }, 'memory-available')).toMatchObject({ state: 'block' })
    const board = { name: 'NVIDIA A100', limitWatts: 250, defaultWatts: 400 }
    expect(find({ gpuLimits: known([board]) }, 'gpu-power-limit')).toMatchObject({ state: 'warn', sees: 'NVIDIA A100: 250 W of 400 W' })
    expect(find({ gpuLimits: known([{ ...board, limitWatts: 400 }]) }, 'gpu-power-limit')).toMatchObject({ state: 'ok', sees: 'NVIDIA A100: 400 W' })
  })
  it('what cannot be read is unknown and no warning, but a machine that nobody watched is not called fit', () => {
    const readiness = readinessOf(input({ idle: allUnknown() }))
    expect(readiness.state).toBe('doubts')
    expect(readiness.checks.filter(({ state }) => state === 'warn')).toEqual([])
    expect(find({ idle: allUnknown() }, 'other-load')).toMatchObject({ state: 'unknown', advises: '' })
  })
  it('every check says what it sees, and every warning what to do', () => {
    const idle = gates.map(({ id }): GateValue => ({ gate: id, state: 'flagged', value: 0.5 }))
    const { checks } = readinessOf(input({ idle, facts: facts('powersave', 1) }))
    expect(checks.map(({ id }) => id)).toEqual(readinessChecks.map(({ id }) => id))
    for (const { state, sees, advises } of checks) expect([sees.length > 0, state === 'warn' || state === 'block' ? advises.length > 0 : true]).toEqual([true, true])
  })
})
