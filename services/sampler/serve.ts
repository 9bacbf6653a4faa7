import { type SamplerRequest } from '../../core/contract/sampler-protocol'
import { type PartName, type Reading } from '../../core/gates/reading'
import { unknown } from '../../core/result/known'
import { type Files } from './files'
import { type SamplerPort } from './port'
import { type Reader } from './reader'
import { readClocks } from './readers/clock'

/** METHOD A3: 1 to 2 Hz. */
const everyMilliseconds = 500
/** A tool that has not answered by then (a GPU that has to wake up) will be there when it is. */
const slowestStart = 3000

export interface SamplerHost {
  readonly files: Files
  readonly readers: readonly Reader[]
  readonly platform: string
  readonly env: NodeJS.ProcessEnv
  readonly pid: number
  monotonic(): number
  wall(): number
  leave(): void
}

const parts: readonly PartName[] = ['cpu', 'ours', 'switches', 'faults', 'swap', 'pressure', 'cpuClock', 'thermal', 'temperature', 'disks', 'space', 'onBattery', 'energy', 'gpus']
const nobody = Object.fromEntries(parts.map((part) => [part, unknown('not-reported')])) as Omit<Reading, 'clock'>

/** Answers its owner's requests: reads while a stretch is open, sleeps between. */
export function serveSampler(port: SamplerPort, host: SamplerHost): void {
  const readers = host.readers.filter(({ platforms }) => platforms.includes(host.platform))
  const stretches = new Map<number, { worker: number | null; timer: NodeJS.Timeout }>()
  let owner: number | null = null

  function read(worker: number | null, ends: boolean): Reading {
    const input = { files: host.files, owner: owner!, worker, now: () => host.monotonic() }
    const answers = readers.map((reader) => {
      if (reader.when === 'ends' && !ends) return [reader.part, unknown('not-asked')]
      try {
        return [reader.part, reader.read(input)]
      } catch {
        return [reader.part, unknown('unreadable')]
      }
    })
    const clock = readClocks(host.files, host.platform, () => host.monotonic(), () => host.wall())
    return { ...nobody, ...Object.fromEntries(answers), clock } as Reading
  }

  async function open(request: Extract<SamplerRequest, { type: 'open' }>): Promise<void> {
    owner = request.owner
    const input = { env: host.env, platform: host.platform, dataDir: request.dataDir, now: () => host.monotonic() }
    const started = Promise.all(readers.map(async (reader) => reader.start?.(input).catch(() => undefined)))
    await Promise.race([started, new Promise((resolve) => setTimeout(resolve, slowestStart).unref())])
    port.send({ type: 'ready', pid: host.pid })
  }

  port.onRequest((request) => {
    if (request.type === 'open') void open(request)
    else if (request.type === 'begin' && owner !== null) {
      const { stretch, worker } = request
      port.send({ type: 'reading', stretch, reading: read(worker, true) })
      const timer = setInterval(() => port.send({ type: 'reading', stretch, reading: read(worker, false) }), everyMilliseconds)
      stretches.set(stretch, { worker, timer })
    } else if (request.type === 'end') {
      const open = stretches.get(request.stretch)
      if (!open) return
      clearInterval(open.timer)
      stretches.delete(request.stretch)
      port.send({ type: 'reading', stretch: request.stretch, reading: read(open.worker, true) })
      port.send({ type: 'ended', stretch: request.stretch })
    } else if (request.type === 'close') {
      for (const reader of readers) reader.stop?.()
      host.leave()
    }
  })
}
