import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { groundspeed } from '../setup/step.mjs'
import { group } from './cgroup.mjs'

/** How often the program's log is looked at for which benchmark is being measured, ms: a warm-up takes ten times as long. */
const lookMs = 20

/** The newest line of the program's own log: "… worker PID launch 1/3 BENCHMARK PHASE …". */
function newest(folder) {
  const logs = path.join(folder, 'logs')
  const [name] = fs.existsSync(logs) ? fs.readdirSync(logs) : []
  if (!name) return null
  const lines = fs.readFileSync(path.join(logs, name), 'utf8').trim().split('\n')
  const [, pid, benchmark] = / worker (\d+) launch \S+ (\S+) /.exec(lines[lines.length - 1]) ?? []
  return pid ? { pid: Number(pid), benchmark } : null
}

/** Puts the process of one benchmark under its limit while it is measured, and lets it go after. @returns a way to stop */
function watch(folder, { id }, limited) {
  let held = null
  const timer = setInterval(() => {
    const now = newest(folder)
    const wanted = now?.benchmark === id ? now.pid : null
    if (wanted === held) return
    if (held !== null) limited.release(held)
    if (wanted !== null) limited.add(wanted)
    held = wanted
  }, lookMs)
  return () => clearInterval(timer)
}

/** Only what every machine has: no variable of whoever records. */
const plainEnv = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TF_|CUDA_|OMP_|NVIDIA_|GROUNDSPEED_)/.test(name)))

/**
 * Records a run of the real program under a limit. @param folder data folder, on the disk that is read
 * @returns the run file's text
 */
export async function record({ id, only, limit }, folder) {
  const limits = limit.benchmark ?? limit.all ?? null
  const name = `groundspeed-${id}-${process.pid}`
  const limited = limits && group(name, { ...limits, ...(limits.read ? { read: { ...limits.read, folder } } : {}) })
  const out = path.join(folder, 'out.groundspeed.json')
  const [command, args] = groundspeed('run', '--mode', 'quick', '--only', only.join(','), '--seed', '7', '--verbose', '--out', out, '--user-data-dir', folder)
  const quoted = [command, ...args].map((word) => `'${word.replace(/'/g, `'\\''`)}'`).join(' ')
  const child = spawn('sh', ['-c', `${limit.all ? `${limited.enter}; ` : ''}exec ${quoted}`], { stdio: ['ignore', 'ignore', 'pipe'], env: plainEnv() })
  let said = ''
  child.stderr.on('data', (text) => (said += text))
  const stop = limit.benchmark ? watch(folder, limit.benchmark, limited) : () => undefined
  const code = await new Promise((resolve) => child.once('exit', resolve))
  stop()
  await limited?.remove()
  if (!fs.existsSync(out)) throw new Error(`the run of ${id} ended with ${code}: ${said.trim().split('\n').pop()}`)
  return fs.readFileSync(out, 'utf8')
}
