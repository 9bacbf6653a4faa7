import { type HostMessage } from '../../core/contract/worker-protocol'

/** How a worker process ended. `signal` is set where the system tells. */
export interface WorkerExit {
  code: number | null
  signal: string | null
  /** True when the operating system ended it for want of memory, as far as it tells. */
  outOfMemory: boolean
}

/** A running worker, whatever started it. Messages arrive unparsed: the launcher parses them. */
export interface WorkerHandle {
  readonly pid: number | undefined
  send(message: HostMessage): void
  /** SIGKILL or its like: no clean-up, cannot be ignored. */
  kill(): void
  onMessage(listener: (message: unknown) => void): void
  onStderr(listener: (text: string) => void): void
  /** Called once; crash and exit are told apart by what it carries. */
  onExit(listener: (exit: WorkerExit) => void): void
}

/**
 * Starts worker processes: child_process in the CLI, Electron's utilityProcess in the window, and an in-process fake
 * that tests drive. `start` may throw when the system refuses a process.
 */
export interface WorkerDriver {
  readonly name: 'child-process' | 'utility-process' | 'in-process'
  start(workerFile: string, env: Record<string, string>): WorkerHandle
}
