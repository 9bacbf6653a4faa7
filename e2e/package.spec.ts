import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { parseRun } from '../core/run/parse'
import { summarizeRun } from '../core/run/summary'
import { folderBytes } from '../build/package/size.mjs'
import { startElectron } from './faces/electron'
import { addRecordedRun, expect, root, test } from './fixtures'
import { answer, openPage } from './pages'

/** DESIGN 8: installed size without TensorFlow. */
const mostBytes = 350e6
const binary = path.join(root, 'out', 'package', 'linux-unpacked', 'groundspeed')

test.skip(process.platform !== 'linux', 'the packed folder is looked for where Linux has it')

test.beforeAll(() => {
  test.setTimeout(180_000)
  execFileSync(process.execPath, [path.join(root, 'build', 'package.mjs'), '--dir'], { stdio: 'ignore', cwd: root })
})

test('the packed program opens, measures on TensorFlow and leaves a report', { tag: '@measures' }, async ({ dataDir }) => {
  test.setTimeout(180_000)
  addRecordedRun(dataDir)
  const launched = await startElectron(dataDir, binary)
  const { app, page, complaints, save } = launched
  expect(await app!.evaluate(({ app: electron }) => [electron.isPackaged, electron.getName()])).toEqual([true, 'Groundspeed'])
  await openPage(page, 'Machine')
  await expect(answer(page)).toContainText('-core')
  const measured = await app!.evaluate(() => (globalThis as unknown as { groundspeedE2e: { measure(ids: string[]): Promise<unknown> } }).groundspeedE2e.measure(['matmul-fp32', 'disk-read']))
  const run = parseRun(JSON.stringify(measured), 'the run of the packed program')
  expect([run.engine.id, run.producer.launcher]).toEqual(['tensorflow', 'utility-process'])
  expect(summarizeRun(run).measured.map(({ id }) => id).sort()).toEqual(['disk-read', 'matmul-fp32'])
  expect(fs.readFileSync(await save(() => page.keyboard.press('Control+s')), 'utf8')).toContain('<svg')
  await launched.close()
  expect(complaints).toEqual([])
})

test('the packed program measures on WebAssembly where there is no TensorFlow', { tag: '@measures' }, async ({ dataDir }) => {
  test.setTimeout(120_000)
  process.env['GROUNDSPEED_CACHE_DIR'] = path.join(dataDir, 'cache')
  const launched = await startElectron(dataDir, binary)
  delete process.env['GROUNDSPEED_CACHE_DIR']
  const measured = await launched.app!.evaluate(() => (globalThis as unknown as { groundspeedE2e: { measure(ids: string[]): Promise<unknown> } }).groundspeedE2e.measure(['matmul-fp32']))
  const run = parseRun(JSON.stringify(measured), 'the run of the packed program')
  expect([run.engine.id, run.benchmarks[0]!.outcome.state]).toEqual(['wasm', 'measured'])
  await launched.close()
})

test('the packed program stays within its size', { tag: '@measures' }, () => {
  expect(folderBytes(path.dirname(binary))).toBeLessThanOrEqual(mostBytes)
})
