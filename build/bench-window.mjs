import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron } from '@playwright/test'
import { build, isStale } from './build.mjs'
import { atMost, median, printRows } from './bench/report.mjs'
import { withDisplay } from './display.mjs'
import { asRoot, requireElectron } from './electron.mjs'
import { root } from './setup/step.mjs'

/**
 * `npm run bench:window [-- --json]`: how long the window takes from its process's start to an answer on the screen,
 * from page to page, how late the main process's event loop is while a quick run measures, and what the renderer holds.
 * Goals: DESIGN 8. The first launch fills the disk cache and does not count.
 */
const launches = 6
const rounds = 3
const say = (text) => process.stderr.write(`${text}\n`)
const sample = path.join(root, 'services', 'sample', 'epyc-2-core.groundspeed.json')

function dataFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-bench-'))
  fs.mkdirSync(path.join(folder, 'runs'))
  fs.copyFileSync(sample, path.join(folder, 'runs', '20260101-000000-sample.groundspeed.json'))
  return folder
}

async function open(executablePath, folder) {
  const app = await _electron.launch({ executablePath, args: [...asRoot, root, `--user-data-dir=${folder}`], env: { ...process.env, GROUNDSPEED_E2E: '1' } })
  const page = await app.firstWindow()
  await page.waitForFunction(() => performance.getEntriesByName('answer').length > 0)
  return { app, page, close: () => Promise.race([app.close(), new Promise((resolve) => setTimeout(resolve, 5000))]) }
}

/** ms from the process's birth to the answer, by the clocks of main and page, which are the same machine's. */
async function launchTime({ app, page }) {
  const born = await app.evaluate(() => globalThis.groundspeedE2e.startedAt)
  return page.evaluate((start) => performance.timeOrigin + performance.getEntriesByName('answer')[0].startTime - start, born)
}

/** ms from the click to the frame after the page's own heading is there. */
const pageSwitches = ({ page }) =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()))
    const times = []
    for (const button of document.querySelectorAll('.rail button:not(.help)')) {
      const before = document.querySelector('h1')
      if (button.getAttribute('aria-current')) continue
      const start = performance.now()
      button.click()
      while (document.querySelector('h1') === before || !document.querySelector('h1')) await frame()
      await frame()
      times.push(performance.now() - start)
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    return times
  })

async function delaysDuringRun({ app, page }) {
  await app.evaluate(() => {
    globalThis.endWatch = globalThis.groundspeedE2e.watchEventLoop()
  })
  const started = await page.evaluate(() => window.groundspeed.call('measure-start', { mode: 'quick', only: [] }))
  if (!started.ok) throw new Error(started.message)
  await page.evaluate(async () => {
    while ((await window.groundspeed.call('measure-status', null)).value.state !== 'idle') await new Promise((resolve) => setTimeout(resolve, 1000))
  })
  return (await app.evaluate(() => globalThis.endWatch())).delaysMs
}

const rendererMiB = ({ app }) => app.evaluate(({ app: electron }) => electron.getAppMetrics().filter(({ type }) => type === 'Tab').reduce((sum, { memory }) => sum + memory.workingSetSize / 1024, 0))

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]

async function measure() {
  if (isStale()) await build({ quiet: true })
  const binary = await requireElectron()
  const folder = dataFolder()
  const times = []
  for (let i = 0; i < launches; i++) {
    say(`Launch ${i + 1} of ${launches}`)
    const opened = await open(binary, folder)
    times.push(await launchTime(opened))
    await opened.close()
  }
  const opened = await open(binary, folder)
  const switches = []
  for (let i = 0; i < rounds; i++) switches.push(...(await pageSwitches(opened)))
  say('A quick run, watching the main process')
  const delays = await delaysDuringRun(opened)
  const memory = await rendererMiB(opened)
  const version = await opened.app.evaluate(() => process.versions.electron)
  await opened.close()
  fs.rmSync(folder, { recursive: true, force: true })
  const warm = times.slice(1)
  if (!process.argv.includes('--json')) console.log(`${os.cpus()[0].model}, ${os.cpus().length} threads, Electron ${version}\n`)
  printRows([
    atMost('launch to answer, warm', median(warm) / 1000, 's', 1.5, `median of ${warm.length}; slowest ${(Math.max(...warm) / 1000).toFixed(2)} s, first ${(times[0] / 1000).toFixed(2)} s`),
    atMost('page switch', median(switches), 'ms', null, `median of ${switches.length}; slowest ${Math.max(...switches).toFixed(0)} ms`),
    atMost('event loop delay, p99', at(delays, 0.99), 'ms', 50, `main process during a quick run, ${delays.length} turns`),
    atMost('event loop delay, longest', delays.at(-1), 'ms', 50, `${delays.filter((delay) => delay > 50).length} turns later than 50 ms`),
    atMost('renderer memory', memory, 'MiB', null, 'working set, after the run'),
  ])
}

try {
  await withDisplay(measure)
  process.exit(0)
} catch (error) {
  say(`could not measure: ${error.message}`)
  process.exit(1)
}
