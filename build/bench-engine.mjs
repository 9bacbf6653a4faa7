import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { atMost, median, printRows } from './bench/report.mjs'
import { importTypeScript } from './typescript.mjs'
import { root } from './setup/step.mjs'

/**
 * `npm run bench:engine [-- --json]`: what measuring itself costs, whether the time that was promised was kept, and how
 * far the launches of one run lie apart. Quick runs of this machine, one after another.
 */
const runs = 3
const say = (text) => process.stderr.write(`${text}\n`)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-engine-'))

/** s that a sample of nothing takes in the real loop: the clock, the call, the turn of the event loop. */
async function emptySample() {
  const { measureLaunch } = await importTypeScript('benchmarks/loop/measure.ts')
  const kernel = { run: async () => undefined, check: () => ({ ok: true, detail: '' }), checksum: () => 0, device: 'none', dispose: () => undefined }
  const settings = { warmUpSeconds: 0.1, warmUpCapSeconds: 1, sampleSeconds: 1e-9, minimumSamples: 300, maximumSamples: 300, maximumSeconds: 5 }
  const { samples } = await measureLaunch({ kernel, resource: 'compute', settings, iterations: 1, now: () => Number(process.hrtime.bigint()) / 1e9, collect: () => undefined, onProgress: () => undefined })
  return median(samples)
}

function quickRun(i) {
  const out = path.join(folder, `run-${i}.json`)
  say(`Quick run ${i + 1} of ${runs}`)
  execFileSync(process.execPath, [path.join(root, 'bin', 'groundspeed.mjs'), 'run', '--mode', 'quick', '--out', out, '--user-data-dir', path.join(folder, 'data')], { stdio: ['ignore', 'ignore', 'pipe'] })
  return JSON.parse(fs.readFileSync(out, 'utf8'))
}

const seconds = (run) => (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000
const launchMedians = (record) => (record.outcome.launches ?? []).map((launch) => median(launch.samples) / launch.iterations)

/** Standard deviation over the mean of the launch medians, as a share. */
function spread(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)) / mean
}


try {
  const overhead = await emptySample()
  const [{ expectedTimes, pastOf }, { benchmarks }] = await Promise.all([importTypeScript('core/run/duration.ts'), importTypeScript('benchmarks/list.ts')])
  const seen = []
  const forecasts = []
  for (let i = 0; i < runs; i++) {
    const past = seen.flatMap((run) => pastOf(run) ?? []).reverse()
    const expected = expectedTimes(benchmarks.length, past)[0].seconds
    const run = quickRun(i)
    seen.push(run)
    forecasts.push(Math.abs(seconds(run) / expected - 1))
  }
  const shortest = Math.min(...seen.flatMap((run) => run.benchmarks.flatMap(({ outcome }) => (outcome.launches ?? []).flatMap(({ samples }) => samples))))
  const [{ machine }] = seen
  if (!process.argv.includes('--json')) console.log(`${machine.cpu.model.value}, ${machine.cpu.logicalCores.value} threads; ${runs} quick runs\n`)
  printRows([
    atMost('overhead of a sample', overhead * 1e6, 'us', null, 'a sample of nothing in the real loop, median of 300'),
    atMost('overhead, share', (100 * overhead) / shortest, '%', 0.1, `of the shortest sample, ${(shortest * 1000).toFixed(1)} ms`),
    atMost('forecast, first run', 100 * forecasts[0], '%', 20, 'time taken beside the time told first, nothing measured before'),
    atMost('forecast, later runs', 100 * median(forecasts.slice(1)), '%', 20, 'told from the runs before'),
    atMost('quick run', median(seen.map(seconds)), 's', 90, `all benchmarks; slowest ${Math.max(...seen.map(seconds)).toFixed(0)} s`),
    ...seen[0].benchmarks.map(({ id }, i) => atMost(`spread ${id}`, 100 * median(seen.map((run) => spread(launchMedians(run.benchmarks[i])))), '%', null, 'of the launch medians within a run, median of the runs')),
  ])
} catch (error) {
  say(`could not measure: ${error.message}`)
  process.exitCode = 1
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
