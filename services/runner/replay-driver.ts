import { type HostMessage, type LaunchResult, type WorkerMessage } from '../../core/contract/worker-protocol'
import { type RunFile } from '../../core/run/schema'
import { type WorkerDriver, type WorkerExit, type WorkerHandle } from './driver'
import { launchesOf } from './outcomes'

/**
 * The backend that plays a recorded run: a real one, chosen with `--replay FILE`. It speaks the worker protocol from
 * inside the process, so everything above it (launches, outcomes, saving, reports) does its full work with exact
 * numbers, on any machine and without TensorFlow.
 */
export function replayDriver(recorded: RunFile): WorkerDriver {
  const played = new Map<string, number>()

  const nextLaunch = (benchmark: string): LaunchResult | null => {
    const record = recorded.benchmarks.find((each) => each.id === benchmark)
    const launches = record ? launchesOf(record.outcome) : []
    const index = played.get(benchmark) ?? 0
    played.set(benchmark, index + 1)
    return launches[index] ?? null
  }

  const crashOf = (benchmark: string) => {
    const outcome = recorded.benchmarks.find((each) => each.id === benchmark)?.outcome
    return outcome?.state === 'crashed' ? outcome : null
  }

  return {
    name: 'in-process',
    start(): WorkerHandle {
      const messageListeners: ((message: unknown) => void)[] = []
      const exitListeners: ((exit: WorkerExit) => void)[] = []
      const stderrListeners: ((text: string) => void)[] = []
      let gone = false
      const say = (message: WorkerMessage): void => {
        setImmediate(() => gone || messageListeners.forEach((listener) => listener(message)))
      }
      const end = (exit: WorkerExit) => {
        if (gone) return
        gone = true
        exitListeners.forEach((listener) => listener(exit))
      }
      const answer = (message: HostMessage): void => {
        if (message.type === 'open') {
          const devices = recorded.engine.devices.map((name) => ({ name, type: name.split(':')[0]!, memoryBytes: null }))
          return say({ type: 'opened', engine: recorded.engine.id, version: recorded.engine.version ?? 'unknown', devices, openSeconds: 0 })
        }
        if (message.type === 'close') {
          say({ type: 'closed' })
          setImmediate(() => end({ code: 0, signal: null, outOfMemory: false }))
          return
        }
        // A recording holds whole launches: nothing joins or goes round by round.
        if (message.type !== 'measure') return say({ type: 'failed', benchmark: null, code: 'unsupported', message: `a recording does not ${message.type}` })
        const { benchmark } = message
        const result = nextLaunch(benchmark)
        if (result) {
          say({ type: 'progress', benchmark, phase: 'sampling', samples: result.samples.length, lastSeconds: result.samples[result.samples.length - 1]! })
          return say({ type: 'measured', benchmark, result })
        }
        const crash = crashOf(benchmark)
        if (crash?.because === 'crashed' || crash?.because === 'hung') {
          stderrListeners.forEach((listener) => listener(crash.log))
          setImmediate(() => end({ code: null, signal: 'SIGSEGV', outOfMemory: false }))
          return
        }
        if (crash) {
          const code = crash.because === 'out-of-memory' || crash.because === 'check-failed' ? crash.because : 'failed'
          return say({ type: 'failed', benchmark, code, message: crash.detail })
        }
        say({ type: 'failed', benchmark, code: 'unsupported', message: `the recorded run has no launch of ${benchmark}` })
      }
      return {
        pid: undefined,
        send: (message) => answer(message),
        kill: () => setImmediate(() => end({ code: null, signal: 'SIGKILL', outOfMemory: false })),
        onMessage: (listener) => messageListeners.push(listener),
        onStderr: (listener) => stderrListeners.push(listener),
        onExit: (listener) => exitListeners.push(listener),
      }
    },
  }
}
