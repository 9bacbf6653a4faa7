import { describe, expect, it } from 'vitest'
import { type HostMessage, type WorkerMessage } from '../../core/contract/worker-protocol'
import { modes } from '../../core/run/modes'
import { Crew, spanOf, type CrewJob } from './crew'
import { type WorkerDriver, type WorkerExit, type WorkerHandle } from './driver'

interface Seen {
  started: Record<string, string>[]
  messages: { member: number; message: HostMessage }[]
  killed: number[]
  closed: number[]
}
type Reply = (member: number, message: HostMessage, rounds: number) => WorkerMessage | 'dies' | 'silent'

const clock = () => Number(process.hrtime.bigint()) / 1e9
const settings = { ...modes.quick.settings, minimumSamples: 3, maximumSamples: 3 }
const request = { benchmark: 'scaling-compute', params: { n: 4, processes: 3 }, seed: 1, settings, iterations: 5, folder: '/tmp' }
const job: CrewJob = { each: 'processor', count: 3, engine: 'tensorflow', work: 1e9, resource: 'compute' }
const joined = (over: object = {}): WorkerMessage => ({ type: 'joined', benchmark: 'scaling-compute', check: 'agrees', device: 'CPU:0', notes: [], coldStartSeconds: 1, warmUpIterations: 3, iterationSeconds: 0.02, ...over })
/** When each round began, for all its members alike. */
const begun = new Map<number, number>()
/** A round that does nothing. @param late begins after so much of it */
const done = (message: HostMessage, late = 0): WorkerMessage => {
  const at = message.type === 'round' ? message.at : 0
  const start = begun.get(at) ?? clock()
  begun.set(at, start)
  while (clock() - start < 1e-4);
  const endedAt = clock()
  return { type: 'round-done', startedAt: start + late * (endedAt - start), endedAt, checksum: 1 }
}

/** Members that answer at once, from inside this process. */
function members(reply: Reply): { driver: WorkerDriver; seen: Seen } {
  const seen: Seen = { started: [], messages: [], killed: [], closed: [] }
  const driver: WorkerDriver = {
    name: 'in-process',
    start(_file, env): WorkerHandle {
      const member = seen.started.push(env) - 1
      let rounds = 0
      let onMessage: (message: unknown) => void = () => undefined
      let onExit: (exit: WorkerExit) => void = () => undefined
      const end = (exit: WorkerExit) => setImmediate(() => onExit(exit))
      return {
        pid: 100 + member,
        send(message) {
          seen.messages.push({ member, message })
          if (message.type === 'open') return void setImmediate(() => onMessage({ type: 'opened', engine: 'tensorflow', version: '2', devices: [], openSeconds: 0 }))
          if (message.type === 'close') {
            seen.closed.push(member)
            return end({ code: 0, signal: null, outOfMemory: false })
          }
          if (message.type === 'round') rounds++
          const answer = reply(member, message, rounds)
          if (answer === 'dies') end({ code: null, signal: 'SIGKILL', outOfMemory: false })
          else if (answer !== 'silent') setImmediate(() => onMessage(answer))
        },
        kill() {
          seen.killed.push(member)
          end({ code: null, signal: 'SIGKILL', outOfMemory: false })
        },
        onMessage: (listener) => (onMessage = listener),
        onStderr: () => undefined,
        onExit: (listener) => (onExit = listener),
      }
    },
  }
  return { driver, seen }
}

async function measureWith(reply: Reply, over: Partial<CrewJob> = {}, signal = new AbortController().signal, limits = {}) {
  const { driver, seen } = members(reply)
  const crew = await Crew.open({ driver, workerFile: 'none', env: {}, signal, limits }, { ...job, ...over }, null)
  if (!crew.ok) throw new Error('not opened')
  const answer = await crew.value.measure(request, () => undefined)
  return { answer, seen, crew: crew.value }
}
const well: Reply = (_member, message) => (message.type === 'join' ? joined() : done(message))

describe('a crew', () => {
  it('begins no round before all have joined, and each round at one moment for all of it', async () => {
    const { seen } = await measureWith(well)
    const order = seen.messages.map(({ message }) => message.type)
    expect(order.lastIndexOf('join')).toBeLessThan(order.indexOf('round'))
    const moments = new Map<number, number[]>()
    for (const { member, message } of seen.messages) if (message.type === 'round') moments.set(message.at, [...(moments.get(message.at) ?? []), member])
    // One, two and all three: each has as many rounds, in whatever order.
    expect([...moments.values()].map((each) => each.length).sort()).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3])
    expect([...moments.values()].every((each) => each.every((member, i) => member === i))).toBe(true)
  })
  it('gives the rounds of all as samples, those of fewer as points, with the work of so many', async () => {
    const { answer } = await measureWith(well)
    expect(answer).toMatchObject({ ok: true, value: { iterations: 5, points: [{ at: 1, work: 1e9 }, { at: 2, work: 2e9 }], checksum: 3, check: 'in each of 3 processes: agrees', device: 'CPU:0' } })
    expect(answer.ok && [answer.value.samples.length, answer.value.points!.map(({ samples }) => samples.length)]).toEqual([3, [3, 3]])
  })
  it('seeds each member apart, so that none works on the data of another', async () => {
    const { seen } = await measureWith(well)
    expect(new Set(seen.messages.flatMap(({ message }) => (message.type === 'join' ? [message.seed] : []))).size).toBe(3)
  })
  it('that loses a member in a round is a crash that names it, and `kill` leaves none', async () => {
    const { answer, seen, crew } = await measureWith((member, message, rounds) => (message.type === 'join' ? joined() : member === 1 && rounds === 2 ? 'dies' : done(message)))
    expect(answer).toMatchObject({ ok: false, trouble: { kind: 'crashed', message: 'process 2: the worker ended by itself (signal SIGKILL)' } })
    await crew.kill()
    expect(seen.killed.sort()).toEqual([0, 2])
  })
  it('of which one computes a wrong answer measures nothing', async () => {
    const { answer, seen } = await measureWith((member, message) => (message.type === 'join' && member === 2 ? { type: 'failed', benchmark: 'scaling-compute', code: 'check-failed', message: 'wrong' } : message.type === 'join' ? joined() : done(message)))
    expect(answer).toMatchObject({ ok: false, trouble: { kind: 'refused', code: 'check-failed', message: 'process 3: wrong' } })
    expect(seen.messages.some(({ message }) => message.type === 'round')).toBe(false)
  })
  it('of which one hangs is a hang, when it has said nothing for so long', async () => {
    const { answer } = await measureWith((member, message) => (message.type === 'join' ? joined() : member === 0 ? 'silent' : done(message)), {}, undefined, { silenceSeconds: 0.05 })
    expect(answer).toMatchObject({ ok: false, trouble: { kind: 'hung' } })
  })
  it('that is cancelled ends every member', async () => {
    const controller = new AbortController()
    const { answer, seen, crew } = await measureWith((_member, message) => (message.type === 'join' ? joined() : (controller.abort(), 'silent')), {}, controller.signal)
    expect(answer).toMatchObject({ ok: false, trouble: { kind: 'cancelled' } })
    await crew.kill()
    expect([...new Set(seen.killed)].sort()).toEqual([0, 1, 2])
  })
  it('for GPUs measures nothing when one of them ran on the processor, nor one for processors on a GPU', async () => {
    const on = (devices: string[]): Reply => (member, message) => (message.type === 'join' ? joined({ device: devices[member] }) : done(message))
    expect((await measureWith(on(['GPU:0', 'CPU:0', 'GPU:0']), { each: 'gpu' })).answer).toMatchObject({ ok: false, trouble: { message: 'process 2 of 3 ran on CPU:0' } })
    expect((await measureWith(on(['GPU:0', 'GPU:0', 'GPU:0']))).answer).toMatchObject({ ok: false, trouble: { message: 'process 1 of 3 ran on GPU:0' } })
    expect((await measureWith(on(['GPU:0', 'GPU:0', 'GPU:0']), { each: 'gpu' })).answer).toMatchObject({ ok: true })
  })
  it('whose members do not share a clock is not timed', async () => {
    const { answer } = await measureWith((_member, message) => (message.type === 'join' ? joined() : { type: 'round-done', startedAt: 1, endedAt: 2, checksum: 1 }))
    expect(answer).toMatchObject({ ok: false, trouble: { message: expect.stringContaining('do not share a clock') } })
  })
  it('does a round again, three times at the most, when its members began apart', async () => {
    const count = async (late: number) => {
      const { seen } = await measureWith((member, message) => (message.type === 'join' ? joined() : done(message, member === 1 ? late : 0)))
      return seen.messages.filter(({ message }) => message.type === 'round').length
    }
    expect(await count(0)).toBe(18)
    // Rounds of one are never apart: 3 x 1, then 3 x 4 of two and of three.
    expect(await count(0.9)).toBe(3 + 12 * 2 + 12 * 3)
  })
})

describe('the span of a round', () => {
  const member = (startedAt: number, endedAt: number) => ({ startedAt, endedAt, checksum: 1 })
  it('is from the first begin to the last end', () => {
    const { seconds, apart } = spanOf([member(10, 12), member(10.5, 13)], 9, 14)!
    expect([seconds, apart]).toEqual([3, 0.5])
  })
  it.each([[member(8, 12)], [member(10, 15)], [member(12, 12)]])('is none when a member says %j between our 9 and 14', (each) => expect(spanOf([member(10, 12), each], 9, 14)).toBeNull())
})
