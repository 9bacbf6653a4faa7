import { app, utilityProcess } from 'electron'
import { type WorkerDriver, type WorkerExit, type WorkerHandle } from '../services/runner/driver'

/** Exit codes of utilityProcess on POSIX: 128 + signal, or the signal itself, by version. */
const signals: Record<number, string> = { 6: 'SIGABRT', 9: 'SIGKILL', 11: 'SIGSEGV', 134: 'SIGABRT', 137: 'SIGKILL', 139: 'SIGSEGV' }

/** Starts workers with Electron's utilityProcess: the window's way. Only after the app is ready. */
export const utilityDriver: WorkerDriver = {
  name: 'utility-process',
  start(workerFile, env): WorkerHandle {
    const child = utilityProcess.fork(workerFile, [], { env, execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'pipe'], serviceName: 'groundspeed-worker' })
    let reason: string | null = null
    let pid: number | undefined
    child.on('spawn', () => (pid = child.pid))
    const watch = (_event: unknown, details: { type: string; serviceName?: string; reason: string }) => {
      if (details.type === 'Utility' && details.serviceName === 'groundspeed-worker') reason = details.reason
    }
    app.on('child-process-gone', watch)
    return {
      get pid() {
        return pid ?? child.pid
      },
      send: (message) => child.postMessage(message),
      kill: () => {
        // utilityProcess.kill is polite (SIGTERM), and a stopped or hanging worker does not hear it.
        const target = pid ?? child.pid
        if (target === undefined) child.kill()
        else {
          try {
            process.kill(target, 'SIGKILL')
          } catch {
            // Gone already.
          }
        }
      },
      onMessage: (listener) => child.on('message', listener),
      onStderr: (listener) => child.stderr?.setEncoding('utf8' as never).on('data', (text: string | Buffer) => listener(String(text))),
      onExit: (listener) => {
        child.on('exit', (code) => {
          // The reason arrives beside the exit, in no fixed order: give it one turn.
          setTimeout(() => {
            app.removeListener('child-process-gone', watch)
            const exit: WorkerExit = { code, signal: code === null ? null : (signals[code] ?? null), outOfMemory: reason === 'oom' }
            listener(exit)
          }, 50)
        })
      },
    }
  },
}
