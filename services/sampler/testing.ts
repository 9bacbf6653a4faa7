import { spawn, spawnSync, type ChildProcess } from 'node:child_process'

const spin = 'for(;;);'

/** A busy process that is not ours: its parent has ended, so it descends from nobody we know. */
export function startHog(): { stop(): void } {
  const parent = `console.log(require('child_process').spawn(process.execPath,['-e',${JSON.stringify(spin)}],{detached:true,stdio:'ignore'}).pid);process.exit(0)`
  const pid = Number(spawnSync(process.execPath, ['-e', parent], { encoding: 'utf8', timeout: 10_000 }).stdout)
  if (!(pid > 0)) throw new Error('the hog did not start')
  return { stop: () => process.kill(pid, 'SIGKILL') }
}

/** A busy process of ours. */
export const startOurs = (): ChildProcess => spawn(process.execPath, ['-e', spin], { stdio: 'ignore' })

export const seconds = (count: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, count * 1000))
