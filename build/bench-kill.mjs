import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, isStale } from './build.mjs'
import { atMost, printRows } from './bench/report.mjs'
import { groundspeed, root } from './setup/step.mjs'

/**
 * `npm run bench:kill [-- --times N] [-- --seconds S] [-- --only id,…]`: starts a run that writes to the disk and computes in
 * several processes at once, kills the program at a random instant of its first S seconds (SIGKILL), and looks for what it
 * left: work files, processes, a run file that cannot be read, a lock that holds up the next run.
 */
const args = process.argv.slice(2)
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
const times = Math.max(1, Number(option('--times')) || 100)
/** A run of this part of the suite takes about so long, s: instants are drawn from all of it. */
const runSeconds = Number(option('--seconds')) || 25
/** What writes, what computes, and what starts processes beside each other. */
const benchmarks = option('--only') ?? 'disk-read,disk-write,matmul-fp32,scaling-compute'
/** Workers look after the program's end once a step is over. */
const graceSeconds = 10

const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds))

/** Processes whose command line or environment names the data folder of this round. */
function processesOf(folder) {
  const list = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' }).split('\n')
  return list.flatMap((line) => {
    const [, pid, state, rest] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    if (!pid || state.startsWith('Z')) return []
    let environment = ''
    try {
      environment = fs.readFileSync(`/proc/${pid}/environ`, 'utf8')
    } catch {
      // Gone, or another user's.
    }
    return rest.includes(folder) || environment.includes(`GROUNDSPEED_BENCH_KILL=${folder}`) ? [{ pid: Number(pid), rest }] : []
  })
}

const processes = () => execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n').map((line) => line.trim().split(/\s+/))
/** Below a process, all generations. */
function descendants(pid) {
  const list = processes().map(([child, parent]) => [Number(child), Number(parent)])
  const below = (parent) => list.filter(([, each]) => each === parent).flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}
/** Workers of this build that init has taken over: one that started between our look and the kill is no descendant any more. */
const abandoned = () => processes().flatMap(([pid, parent, ...rest]) => (parent === '1' && rest.join(' ').includes(path.join(root, 'dist', 'main', 'worker.cjs')) ? [Number(pid)] : []))
const alive = (pid) => {
  try {
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
const filesIn = (folder) =>
  fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name) : []

async function round(folder, instant) {
  const [command, rest] = groundspeed('run', '--only', benchmarks, '--user-data-dir', folder)
  const child = spawn(command, rest, { stdio: 'ignore', env: { ...process.env, GROUNDSPEED_BENCH_KILL: folder } })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await Promise.race([sleep(instant), ended])
  const below = descendants(child.pid)
  child.kill('SIGKILL')
  await ended
  const until = Date.now() + 1000 * graceSeconds
  const left = () => [...new Set([...below.filter(alive), ...abandoned().filter(alive), ...processesOf(folder).map(({ pid }) => pid)])]
  while (left().length > 0 && Date.now() < until) await sleep(0.2)
  const orphans = left()
  for (const pid of orphans) process.kill(pid, 'SIGKILL')
  const damaged = filesIn(path.join(folder, 'runs')).filter((name) => name.endsWith('.json')).filter((name) => {
    try {
      JSON.parse(fs.readFileSync(path.join(folder, 'runs', name), 'utf8'))
      return false
    } catch {
      return true
    }
  })
  return { orphans: orphans.length, files: filesIn(path.join(folder, 'scratch')).length, damaged: damaged.length, processes: below.length }
}

try {
  if (process.platform !== 'linux') throw new Error('looks at processes through /proc, on Linux only')
  if (isStale()) await build({ quiet: true })
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-kill-'))
  const seen = []
  for (let i = 0; i < times; i++) {
    seen.push(await round(folder, Math.random() * runSeconds))
    process.stderr.write(`\r${i + 1} of ${times} kills`)
  }
  process.stderr.write('\n')
  fs.rmSync(folder, { recursive: true, force: true })
  const sum = (pick) => seen.reduce((total, each) => total + pick(each), 0)
  printRows([
    atMost('orphan processes', sum(({ orphans }) => orphans), '', 0, `after ${times} kills, ${graceSeconds} s later; ${sum(({ processes }) => processes)} processes were running beside the program`),
    atMost('work files left', sum(({ files }) => files), '', 0, 'in the folder for storage benchmarks'),
    atMost('run files that cannot be read', sum(({ damaged }) => damaged), '', 0, ''),
  ])
} catch (error) {
  process.stderr.write(`could not measure: ${error.message}\n`)
  process.exit(1)
}
