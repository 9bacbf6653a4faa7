import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test, type Launched } from './fixtures'

const measure = async ({ page }: Launched) => {
  await page.getByRole('button', { name: 'Measure', exact: true }).click()
  await page.getByRole('button', { name: 'Measure this machine' }).click()
  await expect(page.getByRole('status')).toContainText(/launch 1 of 3/, { timeout: 60_000 })
}

test('a quick run from the window ends with every benchmark measured on TensorFlow, and can be compared', async ({ launched }) => {
  test.setTimeout(240_000)
  const { page } = launched
  await measure(launched)
  await expect(page.getByText(/ left$/)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/TensorFlow [\d.]+ on the/, { timeout: 180_000 })
  await expect(page.getByRole('row', { name: /Matrix multiply, fp32 .*FLOP\/s.* measured/ })).toBeVisible()
  await expect(page.getByText(/crashed|skipped/)).toHaveCount(0)
  await expect(page.getByRole('row', { name: /finished quick 7 of 7/ })).toBeVisible()
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('costs least on')
  await expect(page.getByRole('table').getByText(/^20\d\d-\d\d/).first()).toBeVisible()
})

/** Worker processes of this app alone: Electron starts them under a process of its own. */
function workersOf(app: Launched['app']): number[] {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap((match) => (match ? [{ pid: Number(match[1]), parent: Number(match[2]), args: match[3]! }] : []))
  const below = (root: number): typeof processes => processes.filter((each) => each.parent === root).flatMap((each) => [each, ...below(each.pid)])
  return below(app.process().pid!).filter((each) => /node\.mojom\.NodeService/.test(each.args)).map((each) => each.pid)
}

test('a worker that is killed costs its benchmark, and the run goes on', async ({ launched }) => {
  test.setTimeout(240_000)
  const { app, page } = launched
  await measure(launched)
  await expect(page.getByRole('status')).toContainText('sampling', { timeout: 60_000 })
  const [worker] = workersOf(app)
  process.kill(worker!, 'SIGKILL')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/TensorFlow [\d.]+ on the/, { timeout: 180_000 })
  await expect(page.getByRole('row', { name: /crashed: crashed/ })).toHaveCount(1)
  await expect(page.getByRole('row', { name: /finished quick 6 of 7/ })).toBeVisible()
})

test('a run can be cancelled, and by keyboard alone', async ({ launched: { page } }) => {
  test.setTimeout(120_000)
  await page.getByRole('button', { name: 'Measure', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Measure this machine' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText(/launch 1 of 3/, { timeout: 60_000 })
  await page.getByRole('button', { name: 'Cancel' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('row', { name: /interrupted quick/ })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: 'Measure this machine' })).toBeVisible()
})

test('a damaged run is named and does not keep the window from opening', async ({ launched: { page }, dataDir }) => {
  fs.mkdirSync(path.join(dataDir, 'runs'), { recursive: true })
  fs.writeFileSync(path.join(dataDir, 'runs', '20260101-000000-broken.groundspeed.json'), '{"schema"')
  await page.getByRole('button', { name: 'Measure', exact: true }).click()
  await expect(page.getByRole('row', { name: /20260101-000000-broken damaged/ })).toBeVisible()
})

test('without a run, Compare says so and leads to Measure', async ({ launched: { page } }) => {
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('There is no run yet')
  await page.getByRole('button', { name: 'Measure this machine' }).click()
  await expect(page.getByRole('combobox', { name: 'Mode' })).toHaveValue('quick')
})
