import fs from 'node:fs'
import path from 'node:path'
import { type Page } from '@playwright/test'
import { type RunFile } from '../core/run/schema'
import { addRecordedRun, expect, recordedRun, test } from './fixtures'
import { answer, openPage } from './pages'

const chart = (page: Page) => page.getByRole('img', { name: /are worth their price/ })
const instances = (page: Page) => page.getByRole('table', { name: 'Cloud instances beside this machine' })
const firstRow = (page: Page) => instances(page).locator('tr[data-row]').first()
const passes = (page: Page, count: RegExp) => expect(page.getByText(count)).toBeVisible()

test.describe('with a run', () => {
  test.use({ seed: { fill: addRecordedRun } })
  test.beforeEach(async ({ launched: { page } }) => {
    await openPage(page, 'Compare')
    await expect(answer(page)).toContainText('costs least on')
  })

  test('a point that is chosen opens its row, and a row that is opened marks its point', async ({ launched: { page } }) => {
    await chart(page).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const selected = instances(page).locator('tr.selected')
    await expect(selected).toContainText('verda 1V100.6V')
    await page.getByRole('button', { name: 'Show it in the table, with why' }).click()
    await expect(selected.getByRole('button')).toBeFocused()
    await page.getByRole('button', { name: /^Details of vast 4x-RTX_3090, / }).click()
    await expect(page.getByText(/^4x RTX 3090, vast: /)).toBeVisible()
    await expect(selected).toHaveCount(1)
  })
  test('a pointer finds a point, and a click chooses it', async ({ launched: { page } }) => {
    const said = page.locator('figure.chart > p').first()
    await chart(page).focus()
    const ring = chart(page).locator('[stroke="var(--accent)"]')
    for (let i = 0; i < 20 && !(await said.innerText()).startsWith('8x RTX 5090, vast'); i++) {
      const before = await said.innerText()
      await page.keyboard.press('ArrowRight')
      await expect(said).not.toHaveText(before)
    }
    await expect(said).toHaveText(/^8x RTX 5090, vast: \$4\.05/)
    // The ring of the keys tells where the point is in its chart; without them the pointer must find it by itself.
    await expect(ring).toBeVisible()
    const position = await ring.evaluate((element) => {
      const [own, all] = [element, element.closest('[role="img"]')!].map((each) => each.getBoundingClientRect()) as [DOMRect, DOMRect]
      return { x: own.x + own.width / 2 - all.x + 4, y: own.y + own.height / 2 - all.y - 4 }
    })
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await expect(said).toContainText('instances by price of an hour')
    // Playwright waits until the chart stands still.
    await chart(page).hover({ position })
    await expect(said).toHaveText(/^8x RTX 5090, vast: \$4\.05/)
    await chart(page).click({ position })
    await expect(instances(page).locator('tr.selected')).toContainText('vast 8x-RTX_5090')
  })
  test('each filter leaves what passes, says how many, and is reset', async ({ launched: { page } }) => {
    await passes(page, /^376 of 376 instances pass\.$/)
    await page.getByLabel('GPU', { exact: true }).fill('H100')
    await page.getByLabel('GPUs', { exact: true }).fill('1')
    await passes(page, /^22 of 376 instances pass\.$/)
    await expect(instances(page).locator('tr[data-row]')).toHaveCount(22)
    await expect(instances(page).locator('tr[data-row]').filter({ hasNotText: 'H100' })).toHaveCount(0)
    await page.getByLabel('Highest price').fill('0.01')
    await passes(page, /^0 of 376 instances pass\.$/)
    await expect(answer(page)).toContainText('No instance passes the filter.')
    await page.getByRole('button', { name: 'Reset the filters' }).click()
    await passes(page, /^376 of 376 instances pass\.$/)
    await page.getByText('Providers: any').click()
    await page.getByRole('checkbox', { name: 'lambda' }).check()
    await expect(firstRow(page)).toContainText('lambda')
    await page.getByRole('button', { name: 'Reset all' }).click()
    await passes(page, /^376 of 376 instances pass\.$/)
  })
  test('a wrong number stays in its box with the range, and changes nothing', async ({ launched: { page } }) => {
    const said = await answer(page).innerText()
    await page.getByLabel('Terms').selectOption('on-demand')
    await page.getByText('Storage, traffic, billing').click()
    for (const typed of ['-5', 'much', '1e99', 'NaN']) {
      await page.getByLabel('Storage', { exact: true }).fill(typed)
      await expect(page.getByText(/^A number from 0 to \d+$/)).toBeVisible()
    }
    await expect(answer(page)).toHaveText(said)
    await page.getByRole('button', { name: 'Reset Storage', exact: true }).click()
    await expect(page.getByLabel('Storage', { exact: true })).toHaveValue('0')
  })
  test('contract terms have no price until one is entered, and then say that it was', async ({ launched: { page } }) => {
    await page.getByLabel('Terms').selectOption('reserved')
    await expect(page.getByText('There is no price until you enter what the contract costs.')).toBeVisible()
    await page.getByLabel('Contract price, every hour').fill('1.25')
    await expect(firstRow(page)).toContainText('$1.25')
    await firstRow(page).getByRole('button').click()
    await expect(page.getByRole('row', { name: /^Price of an hour, reserved \$1\.25 entered your contract$/ })).toBeVisible()
    // It is there again after another page.
    await openPage(page, 'Machine')
    await openPage(page, 'Compare')
    await expect(page.getByRole('textbox', { name: 'Contract price, every hour' })).toHaveValue('1.25')
  })
  test('an own price stands before the published one, and says that it was entered', async ({ launched: { page } }) => {
    await page.getByRole('button', { name: 'Own prices and discounts' }).click()
    const form = page.getByRole('form', { name: 'Discount of lambda' })
    await form.getByRole('textbox').fill('50')
    await form.getByRole('button', { name: 'Set' }).click()
    await expect(form.getByText(/^entered 20/)).toBeVisible()
    await openPage(page, 'Compare')
    await page.getByText('Providers: any').click()
    await page.getByRole('checkbox', { name: 'lambda' }).check()
    await expect(firstRow(page)).toContainText(/\$[\d.]+ entered/)
  })
  test('heads sort, up and down, with the unknown last', async ({ launched: { page } }) => {
    const head = (name: string) => instances(page).getByRole('button', { name, exact: true })
    await head('$ an hour').click()
    const sortedBy = (name: string, order: string) => expect(instances(page).getByRole('columnheader', { name })).toHaveAttribute('aria-sort', order)
    await sortedBy('$ an hour', 'ascending')
    const prices = async () => (await instances(page).locator('tr[data-row] > td:nth-child(5)').allInnerTexts()).map((text) => Number(text.slice(1)))
    const up = await prices()
    expect(up).toEqual([...up].sort((a, b) => a - b))
    await instances(page).getByRole('button', { name: '$ an hour' }).click()
    await sortedBy('$ an hour', 'descending')
    const down = await prices()
    expect(down[0]).toBeGreaterThan(up[up.length - 1]!)
    await instances(page).getByRole('button', { name: 'Speed, here = 1' }).click()
    await sortedBy('Speed, here = 1', 'ascending')
    await expect(firstRow(page)).not.toContainText('unknown')
  })
  test('a row says why: formulas, inputs with their kind and source, and each benchmark', async ({ launched: { page } }) => {
    await firstRow(page).getByRole('button').click()
    const why = page.getByRole('region', { name: /^Why: / })
    await expect(why.getByText(/^Speed = images a second there \/ images a second here = [\d.]+x \[.*\], 80 % band\.$/)).toBeVisible()
    await expect(why.getByRole('row', { name: /^Price of an hour, on-demand \$[\d.]+ published .*20\d\d/ })).toBeVisible()
    await expect(why.getByRole('row', { name: /^Speed here .* predicted .*measured \(run 2026/ })).toBeVisible()
    await expect(page.getByRole('img', { name: /^On .*gains most/ })).toBeVisible()
    await expect(page.getByText('Disk, sequential read: unknown; depends on the host, which no catalog tells.')).toBeVisible()
  })
})

test.describe('with a run that lacks what a comparison stands on', () => {
  test.use({
    seed: {
      fill(dataDir: string) {
        const run = JSON.parse(fs.readFileSync(recordedRun, 'utf8')) as RunFile
        fs.mkdirSync(path.join(dataDir, 'runs'), { recursive: true })
        fs.writeFileSync(path.join(dataDir, 'runs', `${run.id}.groundspeed.json`), JSON.stringify({ ...run, benchmarks: run.benchmarks.filter(({ id }) => id.startsWith('disk')) }))
      },
    },
  })
  test('the page names it and offers to measure it', async ({ launched: { page } }) => {
    await openPage(page, 'Compare')
    await expect(answer(page)).toHaveText('This run did not measure Matrix multiply, fp32 and Memory bandwidth, triad in place, which every comparison stands on.')
    await expect(page.getByRole('button', { name: 'Measure these now' })).toBeVisible()
  })
})
