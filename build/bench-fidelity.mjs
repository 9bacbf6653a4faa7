import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, isStale } from './build.mjs'
import { median, printRows } from './bench/report.mjs'
import { kernelErrors } from './mutate/kernels.mjs'
import { references, tools } from './fidelity/references.mjs'
import { groundspeed, root, run } from './setup/step.mjs'
import { importTypeScript } from './typescript.mjs'

/**
 * `npm run bench:fidelity [-- --rounds N] [-- --only id,…] [-- --write]`: our numbers beside the sceptic's own tools on
 * the same machine, in turn, in one run. A round measures ours and then theirs; the ratio of each round is taken, and the
 * median of the rounds reported with the t interval over their logarithms. `--write` makes the table of docs/fidelity.md, or its rows.
 */
const args = process.argv.slice(2)
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
const rounds = Math.max(2, Number(option('--rounds')) || 4)
const only = option('--only')?.split(',')
const chosen = references.filter(({ id }) => !only || only.includes(id))
const say = (text) => process.stderr.write(`${text}\n`)

const { launchInterval } = await importTypeScript('core/statistics/launch-interval.ts')
const { formatMeasured } = await importTypeScript('core/units.ts')
const { benchmarks } = await importTypeScript('benchmarks/list.ts')

/** Our launch medians in one quick run, by id. */
async function ours(folder) {
  const file = path.join(folder, 'run.json')
  const [command, rest] = groundspeed('run', '--only', chosen.map(({ id }) => id).join(','), '--out', file, '--force', '--user-data-dir', folder)
  await run(command, rest, { quiet: true })
  const result = JSON.parse(fs.readFileSync(file, 'utf8'))
  const values = Object.fromEntries(
    result.benchmarks.flatMap(({ id, work, unit, outcome }) => {
      if (outcome.state !== 'measured') throw new Error(`${id} was not measured: ${outcome.detail}`)
      const rate = (amount, samplesOf) => {
        const seconds = median(outcome.launches.map((launch) => median(samplesOf(launch)) / launch.iterations))
        return unit === 's/op' ? seconds / amount : amount / seconds
      }
      const steps = outcome.launches[0].points ?? []
      return [[id, rate(work, ({ samples }) => samples)], ...steps.map((step, i) => [`${id}@${step.at}`, rate(step.work, ({ points }) => points[i].samples)])]
    }),
  )
  return { result, values }
}

async function theirs(result, folder) {
  const values = {}
  for (const [name, { measure }] of Object.entries(tools)) {
    const ids = chosen.filter(({ tool }) => tool === name).map(({ id }) => id)
    const records = result.benchmarks.filter(({ id }) => ids.includes(id))
    if (records.length > 0) Object.assign(values, await measure(records, folder))
  }
  return values
}

/** Of a sweep: what fewer did, ours beside theirs, each a median over the rounds. */
function stepsOf(id, seen, unit) {
  const names = Object.keys(seen[0].us.values).filter((name) => name.startsWith(`${id}@`) && name in seen[0].them)
  const said = (side, name) => formatMeasured(median(seen.map(({ us, them }) => (side === 'us' ? us.values[name] : them[name]))), unit, null)
  return names.map((name) => `; ${name.split('@')[1]}: ${said('us', name)} beside ${said('them', name)}`).join('')
}

/** A row of the table: the ratio of each round, above 1 when ours is faster. */
function rowOf({ id, goal, needs, note }, seen, features) {
  const { unit } = benchmarks.find((each) => each.id === id)
  const pairs = seen.map(({ us, them }) => ({ us: us.values[id], them: them[id] })).filter(({ them }) => them)
  if (pairs.length === 0) return { id, value: null, unit: '', goal, ok: null, note: 'the tool is not installed (apt-get install fio)' }
  const ratios = pairs.map(({ us, them }) => (unit === 's/op' ? them / us : us / them))
  const value = median(ratios)
  const interval = launchInterval(ratios)
  const counts = !needs || features.some((feature) => needs.includes(feature))
  const alone = stepsOf(id, seen, unit)
  const both = `${formatMeasured(median(pairs.map(({ us }) => us)), unit, null)} beside ${formatMeasured(median(pairs.map(({ them }) => them)), unit, null)}${alone}`
  const band = interval ? `[${interval.low.toFixed(2)}, ${interval.high.toFixed(2)}]` : ''
  return { id, value, band, unit: '', goal: counts ? goal : null, ok: counts && goal !== null ? value >= goal : null, both, note: `${band} ${both}; ${note}${counts ? '' : '; no units for it here: no goal'}` }
}

const cell = (text) => String(text).replace(/\|/g, '\\|')

/** A line of the document's table, for each benchmark that was measured. */
function documented(rows, seen) {
  const [{ us }] = seen
  const checks = Object.fromEntries(us.result.benchmarks.map(({ id, outcome }) => [id, outcome.launches[0].check]))
  return new Map(
    chosen.map(({ id, note }) => {
      const row = rows.find((each) => each.id === id)
      const error = kernelErrors.find((each) => each.benchmark === id)
      const deliberate = error ? `\`${cell(error.from.trim())}\` → \`${cell(error.to.trim())}\` in ${error.file}` : ''
      const ratio = row.value === null ? 'not measured' : `**${row.value.toFixed(2)}** ${row.band}${row.goal === null ? '' : `, goal ${row.goal} ${row.ok ? 'met' : '**missed**'}`}`
      return [id, `| ${id} | ${cell(checks[id])} | ${deliberate} | ${cell(note)} | ${ratio} | ${cell(row.both ?? '')} |`]
    }),
  )
}

/** The document with what was measured now. With --only, the other rows stay, and those of another machine or time say so. */
function written(text, lines, head) {
  const [start, end] = ['<!-- table: npm run bench:fidelity -- --write -->', '<!-- end of table -->']
  const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)]
  const before = text.slice(from, to).split('\n')
  const old = new Map(before.filter((line) => /^\| [a-z]/.test(line)).map((line) => [line.split('|')[1].trim(), line]))
  const oldHead = before.find((line) => line.trim() && !line.startsWith('|')) ?? ''
  const partly = only && oldHead && oldHead !== `${head}.`
  const rows = references.flatMap(({ id }) => (lines.has(id) ? [partly ? lines.get(id).replace(/ \|$/, ` (${head}) |`) : lines.get(id)] : old.has(id) ? [old.get(id)] : []))
  const titles = ['| Benchmark | Known-answer check, as this run said it | Deliberate error that it catches | Reference | Ratio | Ours beside theirs |', '|---|---|---|---|---|---|']
  return `${text.slice(0, from)}\n\n${partly ? oldHead : `${head}.`}\n\n${[...titles, ...rows].join('\n')}\n\n${text.slice(to)}`
}

try {
  if (isStale()) await build({ quiet: true })
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-fidelity-'))
  const seen = []
  for (let round = 1; round <= rounds; round++) {
    say(`Round ${round} of ${rounds}: ours, then theirs`)
    const us = await ours(folder)
    seen.push({ us, them: await theirs(us.result, folder) })
  }
  fs.rmSync(folder, { recursive: true, force: true })
  const { machine, engine } = seen[0].us.result
  const features = machine.cpu.features.value ?? []
  const rows = chosen.map((reference) => rowOf(reference, seen, features))
  const head = `${machine.cpu.model.value}, ${machine.cpu.logicalCores.value} threads, ${features.join(' ')}; TensorFlow ${engine.version}; median of ${rounds} rounds`
  if (!args.includes('--json')) console.log(`${head}\n`)
  printRows(rows)
  if (args.includes('--write')) {
    const file = path.join(root, 'docs', 'fidelity.md')
    fs.writeFileSync(file, written(fs.readFileSync(file, 'utf8'), documented(rows, seen), head))
  }
} catch (error) {
  say(`could not measure: ${error.message}`)
  process.exit(1)
}
