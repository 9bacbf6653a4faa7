import { expect, test, workersOf } from './fixtures'
import { expectGoodReport } from './opened-report'
import { answer, chooseOnly, openPage, startRun, status } from './pages'

test('a quick run ends with every benchmark measured on TensorFlow, can be compared, and leaves as a report', { tag: '@measures' }, async ({ launched, shared }) => {
  test.setTimeout(300_000)
  const { page, save } = launched
  await expect(answer(page)).toHaveText('Nothing has been measured on this machine yet.')
  await expect(page.getByText(/^quick about (\d+ min )?\d+ s/)).toBeVisible()
  await startRun(page)
  await expect(page.getByRole('region', { name: 'Run under way' }).getByText(/ left$/)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('region', { name: 'Run under way' }).getByText(/^sample \d+: [\d.]+ ms$/)).toBeVisible({ timeout: 60_000 })
  // What is in is shown while the rest is to come.
  await expect(page.getByRole('row', { name: /FLOP\/s.* measured/ }).first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('row', { name: /to come/ }).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Run under way' })).toHaveCount(0, { timeout: 200_000 })
  await expect(answer(page)).toContainText(/TensorFlow [\d.]+ on the/)
  await expect(page.getByRole('row', { name: /Matrix multiply, fp32 .*FLOP\/s.* measured/ })).toBeVisible()
  await expect(page.getByText(/crashed|skipped/)).toHaveCount(0)
  await expect(page.getByRole('row', { name: /finished quick 9 of 9/ })).toBeVisible()
  await expect(page.getByText('as earlier runs on this machine took')).toHaveCount(1)
  const said = await expectGoodReport(await save(() => page.getByRole('button', { name: 'Save as report' }).click()), await shared())
  await expect(answer(page)).toHaveText(said)
  await page.getByRole('button', { name: 'Compare with the cloud' }).click()
  await expect(answer(page)).toContainText('costs least on')
  await expect(page.getByRole('table').getByText(/^20\d\d-\d\d/).first()).toBeVisible()
})

test('a worker that is killed costs its benchmark, and the run goes on', { tag: '@measures' }, async ({ launched: { page, pid } }) => {
  await chooseOnly(page, ['Matrix multiply, fp32', 'Memory bandwidth, triad in place', 'Overhead per operation'])
  await startRun(page)
  await expect(status(page)).toContainText('sampling', { timeout: 60_000 })
  // Between two launches there is none for a moment.
  await expect.poll(() => workersOf(pid).length).toBeGreaterThan(0)
  process.kill(workersOf(pid)[0]!, 'SIGKILL')
  await expect(page.getByRole('row', { name: /finished, not all measured quick 2 of 3/ })).toBeVisible({ timeout: 100_000 })
  await expect(page.getByRole('row', { name: /crashed: crashed/ })).toHaveCount(1)
})

test('a run can be cancelled: what was measured stands', async ({ launched: { page } }) => {
  await startRun(page)
  await page.getByRole('region', { name: 'Run under way' }).getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('row', { name: /interrupted quick/ })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('This run was interrupted: what was measured before stands.')).toBeVisible()
  await expect(page.getByRole('main').getByRole('button', { name: 'Measure this machine' })).toBeVisible()
})

test('a run under way is seen and cancelled from every page', async ({ launched: { page } }) => {
  await startRun(page)
  await openPage(page, 'Settings')
  await page.getByRole('banner').getByRole('button', { name: 'Cancel the run' }).click()
  await expect(page.getByRole('banner').getByRole('button', { name: 'Cancel the run' })).toHaveCount(0, { timeout: 30_000 })
})
