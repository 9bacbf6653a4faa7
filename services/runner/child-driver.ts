import { fork } from 'node:child_process'
import { readOomKills } from './oom-kills'
import { type WorkerDriver, type WorkerHandle } from './driver'

/** Starts workers with child_process.fork: the command line's way. */
export const childDriver: WorkerDriver = {
  name: 'child-process',
  start(workerFile, env): WorkerHandle {
    const killsBefore = readOomKills()
    const child = fork(workerFile, [], { env, execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'json' })
    return {
      pid: child.pid,
      send: (message) => {
        // A worker that has just died closes the channel; its exit tells the story.
        if (child.connected) child.send(message, () => undefined)
      },
      kill: () => child.kill('SIGKILL'),
      onMessage: (listener) => child.on('message', listener),
      onStderr: (listener) => child.stderr!.setEncoding('utf8').on('data', listener),
      onExit: (listener) => {
        let done = false
        const once = (code: number | null, signal: string | null) => {
          if (done) return
          done = true
          listener({ code, signal, outOfMemory: signal === 'SIGKILL' && readOomKills() > killsBefore })
        }
        child.on('error', () => once(null, null))
        // 'close' comes after the last of stderr, which may hold the reason.
        child.on('close', once)
      },
    }
  },
}
