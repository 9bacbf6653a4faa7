import { hostMessage, type HostMessage, type LaunchResult, type WorkerErrorCode, type WorkerMessage } from '../../core/contract/worker-protocol'
import { type Backend } from '../backends/backend'
import { BackendError } from '../backends/backend-error'
import { openBackend } from '../backends/list'
import { measureLaunch } from '../loop/measure'
import { CrewMember } from './crew-member'
import { type Port } from './port'
import { definitionOf, prepareChecked } from './prepare'

export interface WorkerHands {
  readonly now: () => number
  readonly collect: () => void
  readonly leave: (code: number) => Promise<void>
}

/** Lets queued messages leave and arrive: work in between is one long synchronous stretch otherwise. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))
type Phase = Extract<WorkerMessage, { type: 'progress' }>['phase']
export type ReportProgress = (phase: Phase, samples?: number, lastSeconds?: number | null) => Promise<void>

/** Answers the host's messages one after another, in the order they came. */
export function serveWorker(port: Port, hands: WorkerHands): void {
  const send = (message: WorkerMessage) => port.send(message)
  const member = new CrewMember(hands.now)
  let backend: Backend | null = null
  const opened = (): Backend => {
    if (!backend) throw new BackendError('failed', 'open comes before all else')
    return backend
  }
  const progressOf = (benchmark: string): ReportProgress => async (phase, samples = 0, lastSeconds = null) => {
    send({ type: 'progress', benchmark, phase, samples, lastSeconds })
    await breathe()
  }
  let queue = Promise.resolve()

  const handle = async (message: HostMessage): Promise<void> => {
    if (message.type === 'open') {
      const started = hands.now()
      backend = await openBackend(message.engine, message)
      const devices = backend.devices.map(({ name, type, memoryBytes }) => ({ name, type, memoryBytes }))
      send({ type: 'opened', engine: backend.engine, version: backend.version, devices, openSeconds: hands.now() - started })
    } else if (message.type === 'measure') {
      send({ type: 'measured', benchmark: message.benchmark, result: await measureOne(message, opened(), hands, progressOf(message.benchmark)) })
    } else if (message.type === 'join') {
      send({ type: 'joined', benchmark: message.benchmark, ...(await member.join(message, opened(), progressOf(message.benchmark))) })
    } else if (message.type === 'round') {
      send({ type: 'round-done', ...(await member.round(message)) })
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
      const benchmark = 'benchmark' in message ? message.benchmark : null
      send({ type: 'failed', benchmark, ...describeError(error) })
    })
  })
  send({ type: 'hello', pid: process.pid })
}

type Measure = Extract<HostMessage, { type: 'measure' }>

async function measureOne(message: Measure, backend: Backend, hands: WorkerHands, progress: ReportProgress): Promise<LaunchResult> {
  const definition = definitionOf(message.benchmark, backend)
  const before = backend.tensors()
  const { prepared, check } = await prepareChecked(definition, message, backend, progress)
  let result: LaunchResult
  try {
    const measured = await measureLaunch({
      kernel: prepared,
      resource: definition.resource,
      settings: message.settings,
      iterations: message.iterations,
      now: hands.now,
      collect: hands.collect,
      onProgress: progress,
    })
    result = { ...measured, check, device: prepared.device, notes: [...(prepared.notes ?? [])], ...(prepared.computedAs ? { computedAs: prepared.computedAs } : {}) }
  } finally {
    await prepared.dispose()
  }
  const leaked = backend.tensors() - before
  if (leaked > 0) throw new BackendError('failed', `${definition.id} left ${leaked} tensors behind`)
  return result
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
