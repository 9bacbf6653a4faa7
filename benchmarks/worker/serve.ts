import { hostMessage, type HostMessage, type LaunchResult, type WorkerErrorCode, type WorkerMessage } from '../../core/contract/worker-protocol'
import { type Backend } from '../backends/backend'
import { BackendError } from '../backends/backend-error'
import { openBackend } from '../backends/list'
import { benchmarks } from '../list'
import { measureLaunch } from '../loop/measure'
import { seededRandom } from '../../core/statistics/random'
import { engineOf, type Kernel } from '../../core/benchmark/definition'
import { type Port } from './port'

export interface WorkerHands {
  readonly now: () => number
  readonly collect: () => void
  readonly leave: (code: number) => Promise<void>
}

/** Lets queued messages leave and arrive: work in between is one long synchronous stretch otherwise. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Answers the host's messages one after another, in the order they came. */
export function serveWorker(port: Port, hands: WorkerHands): void {
  const send = (message: WorkerMessage) => port.send(message)
  let backend: Backend | null = null
  let queue = Promise.resolve()

  const handle = async (message: HostMessage): Promise<void> => {
    if (message.type === 'open') {
      const started = hands.now()
      backend = await openBackend(message.engine, message)
      const devices = backend.devices.map(({ name, type, memoryBytes }) => ({ name, type, memoryBytes }))
      send({ type: 'opened', engine: backend.engine, version: backend.version, devices, openSeconds: hands.now() - started })
    } else if (message.type === 'measure') {
      if (!backend) throw new BackendError('failed', 'measure came before open')
      await measureOne(message, backend, hands, send)
    } else {
      send({ type: 'closed' })
      await hands.leave(0)
    }
  }

  port.onMessage((raw) => {
    const parsed = hostMessage.safeParse(raw)
    if (!parsed.success) {
      send({ type: 'failed', benchmark: null, code: 'failed', message: `message not understood: ${parsed.error.message}`.slice(0, 1000) })
      return
    }
    const message = parsed.data
    queue = queue.then(() => handle(message)).catch((error: unknown) => {
      const benchmark = message.type === 'measure' ? message.benchmark : null
      send({ type: 'failed', benchmark, ...describeError(error) })
    })
  })
  send({ type: 'hello', pid: process.pid })
}

type Measure = Extract<HostMessage, { type: 'measure' }>

async function measureOne(message: Measure, backend: Backend, hands: WorkerHands, send: (message: WorkerMessage) => void): Promise<void> {
  const definition = benchmarks.find((each) => each.id === message.benchmark)
  if (!definition) throw new BackendError('unsupported', `this worker has no benchmark '${message.benchmark}'`)
  if (engineOf(definition, backend.engine) === null) {
    throw new BackendError('unsupported', `${definition.id} does not run on ${backend.engine}`)
  }
  const progress = async (phase: Extract<WorkerMessage, { type: 'progress' }>['phase'], samples = 0, lastSeconds: number | null = null) => {
    send({ type: 'progress', benchmark: definition.id, phase, samples, lastSeconds })
    await breathe()
  }
  await progress('preparing')
  const before = backend.tensors()
  const { kernel } = await definition.kernel()
  const prepared = await (kernel as Kernel<Backend>).prepare({
    backend,
    params: message.params,
    random: seededRandom(message.seed),
    folder: message.folder,
  })
  let result: LaunchResult
  try {
    await progress('checking')
    const check = await prepared.check()
    if (!check.ok) throw new BackendError('check-failed', `${definition.id} computed a wrong answer: ${check.detail}`)
    const measured = await measureLaunch({
      kernel: prepared,
      resource: definition.resource,
      settings: message.settings,
      iterations: message.iterations,
      now: hands.now,
      collect: hands.collect,
      onProgress: progress,
    })
    result = { ...measured, check: check.detail, device: prepared.device, notes: [...(prepared.notes ?? [])] }
  } finally {
    await prepared.dispose()
  }
  const leaked = backend.tensors() - before
  if (leaked > 0) throw new BackendError('failed', `${definition.id} left ${leaked} tensors behind`)
  send({ type: 'measured', benchmark: definition.id, result })
}

/** Errors by name; an allocation that V8 or the system refused is out of memory, whoever noticed first. */
export function describeError(error: unknown): { code: WorkerErrorCode; message: string } {
  const message = (error instanceof Error ? error.message : String(error)).slice(0, 3500)
  if (error instanceof BackendError) return { code: error.code, message }
  const system = (error as { code?: unknown })?.code
  if (system === 'ENOSPC') return { code: 'no-space', message }
  if (/Array buffer allocation failed|Invalid typed array length|out of memory|Invalid array length/i.test(message)) return { code: 'out-of-memory', message }
  return { code: 'failed', message }
}
