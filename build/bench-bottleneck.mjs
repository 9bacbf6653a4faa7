import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, isStale } from './build.mjs'
import { printRows } from './bench/report.mjs'
import { groundspeed, root, run } from './setup/step.mjs'
import { cases } from './throttle/cases.mjs'
import { plainRun } from './throttle/plain.mjs'
import { record } from './throttle/record.mjs'

/**
 * `npm run bench:bottleneck [-- --only ID] [-- --record]`: holds one part of this machine back at a time (Linux, root: control
 * groups), measures it with the real program, and asks `groundspeed bottleneck` what holds the work back. `--record` keeps the
 * runs in fixtures/runs/throttled, where the tests read them; `--kept` asks of those, anywhere and at once.
 */
const args = process.argv.slice(2)
const wanted = args.includes('--only') ? args[args.indexOf('--only') + 1] : null
const fixtures = path.join(root, 'fixtures', 'runs', 'throttled')

async function ask(file, workload) {
  const [command, rest] = groundspeed('bottleneck', file, '--workload', workload, '--json')
  const { output } = await run(command, rest, { quiet: true })
  return JSON.parse(output)
}

function rowOf({ id, expected, how }, { verdict, findings, answer }) {
  const named = findings[0]?.id ?? verdict
  const gain = findings[0]?.doubled.known ? findings[0].doubled.point : null
  return { id, value: gain, unit: 'x with it twice as fast', goal: null, ok: named === (expected ?? 'nothing-stands-out'), note: `${named} (${how}). ${answer}` }
}

const kept = async (each) => rowOf(each, await ask(...['groundspeed', 'workload'].map((kind) => path.join(fixtures, `${each.id}.${kind}.json`))))

async function round(each) {
  // In the repository, not in a folder that may lie in memory: the disk is what is held back.
  const folder = fs.mkdtempSync(path.join(root, 'out', `throttled-${each.id}-`))
  try {
    const recorded = plainRun(await record(each, folder), each)
    const [file, workload] = [path.join(folder, `${each.id}.groundspeed.json`), path.join(folder, `${each.id}.workload.json`)]
    fs.writeFileSync(file, `${JSON.stringify(recorded, null, 1)}\n`)
    fs.writeFileSync(workload, `${JSON.stringify({ schema: { name: 'groundspeed.workload', major: 1, minor: 0 }, ...(typeof each.workload === 'function' ? each.workload(recorded) : each.workload) }, null, 1)}\n`)
    if (args.includes('--record')) for (const kept of [file, workload]) fs.copyFileSync(kept, path.join(fixtures, path.basename(kept)))
    return rowOf(each, await ask(file, workload))
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

try {
  const replay = args.includes('--kept')
  if (!replay && (process.platform !== 'linux' || os.userInfo().uid !== 0)) throw new Error('control groups need Linux and root')
  if (isStale()) await build({ quiet: true })
  fs.mkdirSync(path.join(root, 'out'), { recursive: true })
  fs.mkdirSync(fixtures, { recursive: true })
  const rows = []
  for (const each of cases.filter(({ id }) => wanted === null || id === wanted)) {
    if (!replay) process.stderr.write(`${each.id}: ${each.how}\n`)
    rows.push(await (replay ? kept(each) : round(each)))
  }
  printRows(rows)
} catch (error) {
  process.stderr.write(`could not measure: ${error.message}\n`)
  process.exit(1)
}
