import { describe, expect, it } from 'vitest'
import { type SamplerRequest } from '../../core/contract/sampler-protocol'
import { allUnknown } from '../../core/gates/list'
import { type Reading } from '../../core/gates/reading'
import { type GateId, type GateValue } from '../../core/gates/schema'
import { gpu, known, missing, readings } from '../../core/gates/testing/readings'
import { type WorkerDriver } from '../runner/driver'
import { SamplerConnection } from './connection'
import { noSampler, samplerOver } from './sampler'

const never = new AbortController().signal
const never0 = { gates: allUnknown(), energyJoules: null, gpuEnergyJoules: null, watchedSeconds: null }

/** A sampler process that answers each stretch with the next of the given readings. */
function pretend(stretches: Reading[][], also: (say: (message: unknown) => void, request: SamplerRequest) => void = () => undefined): WorkerDriver {
  return {
    name: 'in-process',
    start() {
      let say: (message: unknown) => void = () => undefined
      let exit: () => void = () => undefined
      let next = 0
      return {
        pid: 4242,
        send(message) {
          const request = message as unknown as SamplerRequest
          setImmediate(() => {
            also(say, request)
            if (request.type === 'open') say({ type: 'ready', pid: 4242 })
            if (request.type !== 'end') return
            for (const reading of stretches[next++] ?? []) say({ type: 'reading', stretch: request.stretch, reading })
            say({ type: 'ended', stretch: request.stretch })
          })
        },
        kill: () => exit(),
        onMessage: (listener) => (say = listener),
        onStderr: () => undefined,
        onExit: (listener) => (exit = () => listener({ code: null, signal: 'SIGKILL', outOfMemory: false })),
      }
    },
  }
}
async function open(driver: WorkerDriver) {
  const connection = new SamplerConnection(driver, 'sampler.cjs', {})
  await connection.open(1, '/data')
  return samplerOver(connection)
}
const broken = (gates: readonly GateValue[]): [GateId, string][] => gates.filter(({ state }) => state === 'flagged' || state === 'rejected').map(({ gate, state }) => [gate, state])
type Change = Parameters<typeof readings>[0]
const after = (change: Change): Change => (reading, i) => (i > 10 ? change!(reading, i) : {})
const injected: [string, Change, [GateId, string][]][] = [
  ['a suspend of 30 s', after(({ clock }) => ({ clock: { ...clock, wallSeconds: clock.wallSeconds + 30, bootSeconds: clock.bootSeconds! + 30 } })), [['suspend', 'rejected']]],
  ['the charger pulled out', after(() => ({ onBattery: known(true) })), [['power-source', 'flagged']]],
  ['a GPU that is lost', after(() => ({ gpus: missing('unreadable', 'gpu-lost') })), [['gpu-reasons', 'rejected']]],
  ['a clock that jumps an hour', after(({ clock }) => ({ clock: { ...clock, wallSeconds: clock.wallSeconds + 3600 } })), [['clock-sanity', 'rejected']]],
  ['a program that takes a processor', (_r, i) => ({ ours: known({ ticks: 900 + 50 * i, readBytes: 0 }) }), [['other-load', 'flagged']]],
  ['nvidia-smi that ends', after(() => ({ gpus: missing() })), []],
]

describe('the sampler, seen by a run', () => {
  it.each(injected)('%s, each with a gate of its own', async (_name, change, expected) => {
    const sampler = await open(pretend([readings(change)]))
    expect(broken((await sampler.begin(7, 'triad').end()).gates)).toEqual(expected)
  })
  it('sets a launch against the first one of the same benchmark alone', async () => {
    const slow = readings(() => ({ cpuClock: known(2e9) }))
    const sampler = await open(pretend([readings(), slow, slow]))
    await sampler.begin(7, 'triad').end()
    expect(broken((await sampler.begin(7, 'matmul').end()).gates)).toEqual([])
    expect(broken((await sampler.begin(7, 'triad').end()).gates)).toEqual([['cpu-clock', 'flagged']])
  })
  it('remembers who used the GPU when nothing ran, and gives the energy', async () => {
    const used = readings(() => ({ gpus: known([gpu({ utilization: 0.3 })]) }))
    const sampler = await open(pretend([used, readings()]))
    expect(broken(await sampler.idle(0, never))).toContainEqual(['gpu-shared', 'flagged'])
    const { gates, energyJoules } = await sampler.begin(7, 'triad').end()
    expect([broken(gates), energyJoules]).toEqual([[['gpu-shared', 'flagged']], 3500])
  })
  it('gives the energy of the GPUs alone where the processor cannot be read', async () => {
    const sampler = await open(pretend([readings(() => ({ energy: missing('no-permission') }))]))
    expect(await sampler.begin(7, 'triad').end()).toMatchObject({ energyJoules: null, gpuEnergyJoules: 3000, watchedSeconds: 10 })
  })
  it('does not mind messages that fit nothing, nor readings of another stretch', async () => {
    const noise = (say: (message: unknown) => void) => {
      for (const message of [null, 'x', { type: 'reading' }, { type: 'reading', stretch: 99, reading: readings()[0] }, { type: 'ended', stretch: 99 }, { type: 'reading', stretch: 0, reading: { ...readings()[0], cpu: known({ busyTicks: NaN }) } }]) say(message)
    }
    const sampler = await open(pretend([readings()], noise))
    expect(broken((await sampler.begin(7).end()).gates)).toEqual([])
  })
  it('stops waiting at idle when the run is cancelled', async () => {
    const cancelled = new AbortController()
    const sampler = await open(pretend([readings()]))
    setTimeout(() => cancelled.abort(), 20)
    const before = Date.now()
    await sampler.idle(30, cancelled.signal)
    expect(Date.now() - before).toBeLessThan(5000)
  })
  it('that never answers is given up, and not asked again', async () => {
    const silent = pretend([])
    const deaf: WorkerDriver = { ...silent, start: (...input) => { const handle = silent.start(...input); return { ...handle, send: (message) => (message as { type: string }).type === 'open' && handle.send(message) } } }
    const sampler = await open(deaf)
    expect(await sampler.begin(7).end()).toEqual(never0)
    const before = Date.now()
    expect(await sampler.begin(7).end()).toEqual(never0)
    expect(Date.now() - before).toBeLessThan(500)
  })
  it('that dies in the middle says nothing of the half that it saw', async () => {
    const dying: WorkerDriver = {
      ...pretend([]),
      start(...input) {
        const handle = pretend([]).start(...input)
        let say: (message: unknown) => void = () => undefined
        const send = (message: unknown) => {
          const request = message as SamplerRequest
          if (request.type === 'open') handle.send(message as never)
          else if (request.type === 'begin') for (const reading of readings()) say({ type: 'reading', stretch: request.stretch, reading })
          else handle.kill()
        }
        return { ...handle, send, onMessage: (listener) => handle.onMessage((say = listener)) }
      },
    }
    const sampler = await open(dying)
    expect(await sampler.begin(7).end()).toEqual(never0)
  })
  it('in a replay knows nothing, and says so', async () => {
    expect(await noSampler.idle(5, never)).toEqual(allUnknown())
    expect(await noSampler.begin(1).end()).toEqual(never0)
  })
})
