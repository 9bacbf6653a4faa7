import fs from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allUnknown } from '../../core/gates/list'
import { type GateId, type GateValue } from '../../core/gates/schema'
import { type WorkerDriver, type WorkerHandle } from '../runner/driver'
import { testServices } from '../runner/testing'
import { startSampler, type Sampler } from './sampler'
import { seconds, startHog, startOurs } from './testing'

let services: ReturnType<typeof testServices>
let sampler: Sampler
let handle: WorkerHandle
const never = new AbortController().signal
const gate = (gates: readonly GateValue[], id: GateId) => gates.find((each) => each.gate === id)!
const nothing = { gates: allUnknown(), energyJoules: null, gpuEnergyJoules: null, watchedSeconds: null }

beforeEach(async () => {
  services = testServices()
  const driver: WorkerDriver = { ...services.driver, start: (...input) => (handle = services.driver.start(...input)) }
  sampler = await startSampler({ ...services, driver })
})
afterEach(() => {
  sampler.close()
  services.remove()
})

describe('the real sampler process', () => {
  it('reads this machine at idle, and says what it could not read', async () => {
    const gates = await sampler.idle(2, never)
    console.log(gates.map(({ gate: id, state, value }) => `${id} ${state} ${value}`).join('\n'))
    for (const id of ['clock-sanity', 'suspend', 'disk-space'] as const) expect(gate(gates, id).value).not.toBeNull()
    if (process.platform === 'linux') for (const id of ['other-load', 'steal', 'disk-io', 'memory-pressure'] as const) expect(gate(gates, id).value).not.toBeNull()
    expect([gate(gates, 'clock-sanity').state, gate(gates, 'suspend').state]).toEqual(['ok', 'ok'])
  })

  it.runIf(process.platform === 'linux')('finds another program that takes the processor, and not our own worker', async () => {
    const hog = startHog()
    const stretch = sampler.begin(undefined)
    await seconds(3)
    const { gates } = await stretch.end()
    hog.stop()
    const hogged = gate(gates, 'other-load')
    expect(hogged.state).toBe('flagged')
    // Others use this machine too: the quietest of three stretches shows that our own worker is not counted.
    const own: number[] = []
    for (let i = 0; i < 3; i++) {
      const worker = startOurs()
      const ours = sampler.begin(worker.pid)
      await seconds(2)
      const seen = await ours.end()
      worker.kill('SIGKILL')
      own.push(gate(seen.gates, 'other-load').value!)
      expect(gate(seen.gates, 'context-switches').state).not.toBe('unknown')
    }
    console.log(`other load: ${hogged.value} beside a hog, ${own.join(', ')} with our own worker busy`)
    expect(Math.min(...own)).toBeLessThan(hogged.value! - 0.2)
  })

  it.runIf(process.platform === 'linux')('is light: its own use of the processor', async () => {
    const folder = `/proc/${handle.pid}/task`
    const used = () => fs.readdirSync(folder).reduce((sum, thread) => sum + Number(fs.readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e9, 0)
    const stretch = sampler.begin(process.pid)
    await seconds(1)
    const before = used()
    // Long enough to hold V8's one clean-up some 8 s after its start, 20 ms that a run pays once.
    await seconds(20)
    const share = (used() - before) / 20
    await stretch.end()
    console.log(`sampler: ${(100 * share).toFixed(2)} % of one processor while it reads (0.5 % is its limit)`)
    expect(share).toBeLessThan(0.05)
  })

  it('killed in the middle costs its readings, and nothing waits for it', async () => {
    const stretch = sampler.begin(process.pid)
    await seconds(0.7)
    handle.kill()
    expect(await stretch.end()).toEqual(nothing)
    expect(await sampler.begin(process.pid).end()).toEqual(nothing)
    expect(await sampler.idle(0.1, never)).toEqual(nothing.gates)
  })

  it.runIf(process.platform !== 'win32')('stopped, it is given up after two seconds and ended', async () => {
    const stretch = sampler.begin(process.pid)
    await seconds(0.7)
    process.kill(handle.pid!, 'SIGSTOP')
    const before = Date.now()
    expect(await stretch.end()).toEqual(nothing)
    expect(Date.now() - before).toBeLessThan(5000)
    expect(await sampler.idle(0.1, never)).toEqual(nothing.gates)
    await seconds(0.3)
    expect(() => process.kill(handle.pid!, 0)).toThrow()
  })

  it('that cannot be started leaves every gate unknown', async () => {
    const absent = await startSampler({ ...services, workerFile: '/nonexistent/worker.cjs' })
    expect(await absent.begin(1).end()).toEqual(nothing)
    const refusing: WorkerDriver = { name: 'child-process', start: () => { throw new Error('EAGAIN') } }
    expect(await (await startSampler({ ...services, driver: refusing })).idle(0, never)).toEqual(nothing.gates)
  })

  it('ends when it is closed', async () => {
    sampler.close()
    await seconds(0.5)
    expect(() => process.kill(handle.pid!, 0)).toThrow()
  })
})
