import { describe, expect, it } from 'vitest'
import { emptyScenario, given, withAssumptions } from '../core/advice/fill'
import { defaultWorkload } from '../core/workload/presets'
import { machineNamed } from './advise'
import { candidates } from './advise-candidates'

const now = new Date('2026-11-26T12:00:00Z')
const instance = 'runpod:1x RTX 4090:global-lowest'
const find = (...args: Parameters<typeof candidates>) => candidates(...args).find(({ id }) => id === instance)!

describe('instances for the plan by phase', () => {
  const scenario = { ...emptyScenario('x', ''), gpu: 'RTX 3090' }
  const machine = machineNamed('RTX 3090')
  it('are compared with what colleagues measured of their cards, where they did', () => {
    const published = find(scenario, machine, defaultWorkload, now, [])
    // A card that was seen to do far less than its maker says.
    const slow = [{ gpuId: 'rtx-4090', by: 'Ada on 2026-11-02', values: { 'matmul-fp32': 1e13, 'matmul-fp16': 2e13, triad: 3e11 } }]
    expect(find(scenario, machine, defaultWorkload, now, slow).speedRatio).toBeLessThan(0.6 * published.speedRatio)
    expect(find(scenario, machine, defaultWorkload, now, [{ ...slow[0]!, gpuId: 'rtx-5090' }]).speedRatio).toBe(published.speedRatio)
  })
  it('have a committed price where the scenario gives its instance one, and no other', () => {
    const committed = withAssumptions({ ...scenario, instance }, given('committedUsdPerHour', 0.2, 'entered'))
    const found = candidates(committed, machine, defaultWorkload, now, [])
    expect(found.filter(({ committedUsdPerHour }) => committedUsdPerHour !== null).map(({ id, committedUsdPerHour }) => [id, committedUsdPerHour])).toEqual([[instance, 0.2]])
  })
})
