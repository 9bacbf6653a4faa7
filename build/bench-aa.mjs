import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { atMost, printRows } from './bench/report.mjs'
import { root } from './setup/step.mjs'
import { importTypeScript } from './typescript.mjs'

/**
 * `npm run bench:aa [-- --pairs N] [--json]`: pairs of quick runs of the same build, one after the other, A first or B
 * first in turn. Whatever is called faster or slower is a false alarm. Each run is kept at once, so that it can be
 * stopped and started again: it goes on until there are N pairs (20), and reports on all of them.
 */
const args = process.argv.slice(2)
const wanted = args.includes('--pairs') ? Math.max(1, Math.floor(Number(args[args.indexOf('--pairs') + 1]) || 20)) : 20
const say = (text) => process.stderr.write(`${text}\n`)
const { resolvePaths } = await importTypeScript('services/paths.ts')
const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
/** What a measurement depends on: runs made before a change to any of it are another build's. */
const measuring = ['benchmarks', 'core/benchmark', 'core/statistics', 'core/run', 'core/verdict', 'core/gates', 'services/runner', 'services/sampler', 'package-lock.json']
const build = execFileSync('git', ['log', '-1', '--format=%h', '--', ...measuring], { cwd: root, encoding: 'utf8' }).trim()
const folder = path.join(resolvePaths(process.env).cacheDir, 'bench', 'aa', `${version}-${build}`)
fs.mkdirSync(folder, { recursive: true })

const file = (pair, side) => path.join(folder, `pair-${String(pair).padStart(3, '0')}-${side}.json`)
const inOrder = (pair) => (pair % 2 === 1 ? ['a', 'b'] : ['b', 'a'])

function measure(out) {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-aa-'))
  const partial = `${out}.part`
  try {
    execFileSync(process.execPath, [path.join(root, 'bin', 'groundspeed.mjs'), 'run', '--mode', 'quick', '--out', partial, '--force', '--user-data-dir', data], { stdio: 'ignore' })
  } catch (error) {
    // 3: done with a crashed benchmark; the file says which.
    if (error.status !== 3) throw error
  } finally {
    fs.rmSync(data, { recursive: true, force: true })
  }
  fs.renameSync(partial, out)
}

/** Clopper and Pearson's exact 95 % interval of a share, from the incomplete beta function. */
function binomialInterval(count, of, incompleteBeta) {
  const solve = (target, a, b) => {
    let [low, high] = [0, 1]
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2
      if (incompleteBeta(middle, a, b) < target) low = middle
      else high = middle
    }
    return (low + high) / 2
  }
  return [count === 0 ? 0 : solve(0.025, count, of - count + 1), count === of ? 1 : solve(0.975, count + 1, of - count)]
}

const spread = (values) => {
  const logs = values.map(Math.log)
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length
  return Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (logs.length - 1))
}

async function report() {
  const [{ parseRun }, { summarizeRun }, { diffViewOf }, { scoreOf }, { incompleteBeta }] = await Promise.all(['run/parse', 'run/summary', 'diff/view', 'verdict/score', 'statistics/student-t'].map((name) => importTypeScript(`core/${name}.ts`)))
  const read = (pair, side) => parseRun(fs.readFileSync(file(pair, side), 'utf8'), `pair ${pair}`)
  const done = Array.from({ length: wanted }, (_, i) => i + 1).filter((pair) => ['a', 'b'].every((side) => fs.existsSync(file(pair, side))))
  const runs = done.map((pair) => [read(pair, 'a'), read(pair, 'b')])
  const kinds = runs.flatMap(([a, b]) => diffViewOf(a, b, new Map(), ['A', 'B']).rows.map(({ verdict }) => verdict))
  const judged = kinds.filter((kind) => kind !== 'refused')
  const called = judged.filter((kind) => kind === 'faster' || kind === 'slower').length
  const [low, high] = judged.length > 0 ? binomialInterval(called, judged.length, incompleteBeta) : [0, 1]
  const scores = runs.flat().map((run) => scoreOf(summarizeRun(run))).filter(({ known }) => known).map(({ value }) => value)
  const [{ machine }] = runs[0]
  if (!args.includes('--json')) console.log(`${machine.cpu.model.value}, ${machine.cpu.logicalCores.value} threads; ${done.length} pairs of quick runs of ${version} (${build})\n`)
  printRows([
    atMost('A/A called faster or slower', judged.length ? (100 * called) / judged.length : null, '%', 5, `${called} of ${judged.length} verdicts, 95 % interval [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}] %`),
    atMost('refused', (100 * (kinds.length - judged.length)) / kinds.length, '%', null, `${kinds.length - judged.length} of ${kinds.length}: flagged by a gate or not measured`),
    atMost('spread of the score', scores.length > 1 ? 100 * spread(scores) : null, '%', null, `${scores.length} of ${2 * done.length} runs have one; standard deviation of ln`),
  ])
}

try {
  for (let pair = 1; pair <= wanted; pair++) {
    for (const side of inOrder(pair)) {
      if (fs.existsSync(file(pair, side))) continue
      say(`Pair ${pair} of ${wanted}, ${side.toUpperCase()}`)
      measure(file(pair, side))
    }
  }
  await report()
  process.exit(0)
} catch (error) {
  say(`could not measure: ${error.message}`)
  process.exit(1)
}
