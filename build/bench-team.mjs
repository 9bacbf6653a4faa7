import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, isStale } from './build.mjs'
import { atLeast, atMost, printRows } from './bench/report.mjs'
import { root, run } from './setup/step.mjs'
import { bundle } from './team/bundle.mjs'
import { missing, samba, syncthing } from './team/shares.mjs'
import { endAll, judge, queuedBy, read, storm } from './team/storm.mjs'

/**
 * `npm run bench:team [-- --only local,samba,delayed,syncthing,sizes] [-- --each 1000] [-- --sizes 10000,100000]`: the
 * team folder under processes that are killed, over a real SMB share, with listings that come late, between two real
 * Syncthings, and large. All traffic stays on the loopback device. Samba, rclone and Syncthing come from Debian; they are
 * installed when asked for, or as root under CI.
 */
const args = process.argv.slice(2)
const option = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise)
const each = Number(option('--each', '1000'))
const sizes = option('--sizes', '10000,100000').split(',').map(Number)
const parts = ['local', 'samba', 'delayed', 'syncthing', 'sizes']
const only = option('--only', parts.join(',')).split(',')
const say = (text) => process.stderr.write(`${text}\n`)
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const rows = []

async function needs(pairs) {
  const packages = missing(pairs)
  if (packages.length === 0) return null
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (process.getuid?.() === 0 && process.env.CI) await run('apt-get', command.split(' ').slice(1), { quiet: true, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  return missing(pairs).length === 0 ? null : `not installed; type: sudo ${command}`
}

/** The three counts that may not be anything but zero. */
function verdict(id, seen, queued, share, note) {
  const { lost, corrupt, temporary, doubled } = judge(seen, queued, share)
  rows.push(atLeast(`${id}: results that a reader sees`, seen.results.length, '', queued.length, note), atMost(`${id}: lost`, lost, '', 0, `of ${queued.length} that were queued`), atMost(`${id}: corrupt or partial under a final name`, corrupt, '', 0, ''), atMost(`${id}: temporary files left, results doubled`, temporary + doubled, '', 0, ''))
}

async function local(file, folder) {
  const share = path.join(folder, 'share')
  fs.mkdirSync(share)
  const { killed, seconds } = await storm({ bundle: file, folder, shareOf: () => share, processes: 8, each, kills: 12 })
  verdict('local', await read(file, share, path.join(folder, 'reader')), queuedBy(folder, 8), share, `8 processes x ${each}, ${killed} SIGKILLs at random instants, ${seconds.toFixed(0)} s`)
}

async function overSamba(file, folder) {
  const lacking = await needs([['smbd', 'samba'], ['rclone', 'rclone'], ['fusermount3', 'fuse3']])
  if (lacking) return rows.push({ id: 'samba', value: null, unit: '', goal: null, ok: null, note: lacking })
  const { mount, behind, end } = await samba(folder)
  try {
    const many = Math.min(each, Number(option('--each-samba', String(each))))
    const { killed, seconds } = await storm({ bundle: file, folder, shareOf: () => mount, processes: 8, each: many, kills: 8 })
    const seen = await read(file, mount, path.join(folder, 'reader'))
    verdict('samba', seen, queuedBy(folder, 8), behind, `8 processes x ${many} over smbd on 127.0.0.1 and rclone's FUSE mount, ${killed} SIGKILLs, ${seconds.toFixed(0)} s`)
  } finally {
    await end()
  }
}

async function delayed(file) {
  const { delayedModel } = await import(file)
  const { queued, peers, rounds, corrupt, seconds } = await delayedModel(each)
  rows.push(atMost('delayed: results that a peer lacks at the end', Math.max(...peers.map((seen) => queued - seen)), '', 0, `8 writers x ${each}, no hard links, 1 % of calls fail with EIO; 3 peers with listings up to 60 s late and empty first reads; ${rounds} looks, ${seconds.toFixed(0)} s`), atMost('delayed: called corrupt on the way', corrupt, '', 0, ''))
}

async function twoSyncthings(file, folder) {
  const lacking = await needs([['syncthing', 'syncthing']])
  if (lacking) return rows.push({ id: 'syncthing', value: null, unit: '', goal: null, ok: null, note: lacking })
  const { folders, settled, end } = await syncthing(folder)
  try {
    const many = Math.min(each, 200)
    // The first makes the team folder; it must reach the second before that one joins.
    await storm({ bundle: file, folder, shareOf: () => folders[0], processes: 1, each: 1, kills: 0 })
    for (let i = 0; i < 600 && !fs.existsSync(path.join(folders[1], 'groundspeed-v1/folder.json')); i++) await sleep(100)
    const { killed, seconds } = await storm({ bundle: file, folder, shareOf: (i) => folders[i % 2], processes: 2, each: many, kills: 3 })
    // A conflict copy of a result, as a client makes one.
    const results = path.join(folders[0], 'groundspeed-v1/results/2026-11')
    const [one] = fs.readdirSync(results).filter((name) => name.endsWith('.json')).sort()
    fs.copyFileSync(path.join(results, one), path.join(results, one.replace('.groundspeed.json', '.sync-conflict-20261125-101500-ABCDEFG.groundspeed.json')))
    const started = Date.now()
    await sleep(7000)
    for (let i = 0; i < 240 && !(await settled()); i++) await sleep(500)
    const seen = await Promise.all(folders.map((share, i) => read(file, share, path.join(folder, `reader-${i}`))))
    verdict('syncthing', seen[0], queuedBy(folder, 2), folders[0], `2 instances of ${execFileSync('syncthing', ['--version'], { encoding: 'utf8' }).split(' ')[1]}, both publishing ${many}, ${killed} SIGKILLs, ${seconds.toFixed(0)} s, settled after ${((Date.now() - started) / 1000).toFixed(0)} s`)
    const [a, b] = seen.map(({ results: list }) => new Set(list))
    rows.push(atMost('syncthing: entries in which the two indexes differ', [...a].filter((entry) => !b.has(entry)).length + [...b].filter((entry) => !a.has(entry)).length, '', 0, 'one conflict copy among the files'))
  } finally {
    await end()
  }
}

async function large(folder) {
  const file = await bundle('services/team/testing/sizes.ts')
  const script = path.join(root, 'build/team/sizes.mjs')
  const act = (...rest) => execFileSync(process.execPath, [script, file, ...rest], { encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'inherit'] })
  for (const size of sizes) {
    const at = path.join(folder, String(size))
    const share = path.join(at, 'share')
    fs.mkdirSync(share, { recursive: true })
    act('fill', share, path.join(at, 'filler'), String(size))
    const parser = path.join(root, 'dist/main/team-parser.cjs')
    act('raw', share)
    const raw = JSON.parse(act('raw', share))
    const cold = JSON.parse(act('timed', share, path.join(at, 'reader'), parser))
    const warm = JSON.parse(act('timed', share, path.join(at, 'reader'), parser))
    const goal = size <= 10_000 ? 0.5 : 4
    const id = (what) => `${size} results: ${what}`
    rows.push(
      { id: id('raw readdir + read + JSON.parse'), value: raw, unit: 's', goal: null, ok: null, note: 'the same files, read once before' },
      atMost(id('first paint over raw, cold index'), cold.firstPaint - raw, 's', goal, `${cold.firstPaint.toFixed(2)} s, of which CPU ${cold.firstPaintCpu.toFixed(2)} s in the process that took most`),
      atMost(id('first paint over raw, warm index'), warm.firstPaint - raw, 's', goal, `${warm.firstPaint.toFixed(2)} s, of which CPU ${warm.firstPaintCpu.toFixed(2)} s`),
      { id: id('whole, cold index'), value: cold.whole, unit: 's', goal: null, ok: null, note: `hash, scan, signature, medians and scores of ${cold.results}` },
      { id: id('whole, warm index'), value: warm.whole, unit: 's', goal: null, ok: null, note: `names, sizes and times of ${warm.results}` },
      { id: id('CPU time, cold and warm'), value: cold.cpuSeconds, unit: 's', goal: null, ok: null, note: `${cold.cpuSeconds.toFixed(1)} and ${warm.cpuSeconds.toFixed(1)}, of all its processes; load ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} cores while it ran` },
      { id: id('memory, cold and warm'), value: Math.max(cold.memoryMiB, warm.memoryMiB), unit: 'MiB', goal: null, ok: null, note: `${cold.memoryMiB.toFixed(0)} and ${warm.memoryMiB.toFixed(0)}, resident, of the process that shows them` },
      atMost(id('longest time blocked'), Math.max(cold.blockedMs, warm.blockedMs), 'ms', 50, `${cold.blockedMs.toFixed(0)} cold, ${warm.blockedMs.toFixed(0)} warm; the most CPU time in one go ${cold.blockedCpuMs.toFixed(0)} and ${warm.blockedCpuMs.toFixed(0)} ms`),
    )
    fs.rmSync(at, { recursive: true, force: true })
  }
}

const folder = fs.mkdtempSync(path.join(option('--in', os.tmpdir()), 'groundspeed-bench-team-'))
process.on('exit', endAll)
try {
  if (isStale()) await build({ quiet: true })
  const file = await bundle('services/team/testing/publisher.ts')
  const steps = { local: (at) => local(file, at), samba: (at) => overSamba(file, at), delayed: () => delayed(file), syncthing: (at) => twoSyncthings(file, at), sizes: (at) => large(at) }
  for (const part of parts.filter((name) => only.includes(name))) {
    say(`${part} …`)
    const at = path.join(folder, part)
    fs.mkdirSync(at)
    await steps[part](at)
  }
  printRows(rows)
} catch (error) {
  say(`could not measure: ${error.message}`)
  process.exitCode = 1
} finally {
  endAll()
  fs.rmSync(folder, { recursive: true, force: true })
}
process.exit()
