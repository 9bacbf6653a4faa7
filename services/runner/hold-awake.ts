import { spawn } from 'node:child_process'

/** What each system offers to hold off sleep; none needs a privilege, and each ends with our process at the latest. */
const tools: Record<string, readonly [string, ...string[]]> = {
  linux: ['systemd-inhibit', '--what=sleep:idle', '--who=Groundspeed', '--why=measuring', '--mode=block', 'tail', `--pid=${process.pid}`, '-f', '/dev/null'],
  darwin: ['caffeinate', '-i', '-w', String(process.pid)],
}

/**
 * Holds off sleep until the returned function is called: a suspended machine would spoil the run's times. Where nothing
 * can be done (no such tool, a container) the run goes on without.
 */
export function holdAwake(platform: string = process.platform): () => void {
  const [command, ...args] = tools[platform] ?? []
  if (command === undefined) return () => undefined
  // A group of its own, so that the tool goes together with what it started.
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
  return () => {
    try {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid)
    } catch {
      // It had ended: there was nothing to hold on to.
    }
  }
}
