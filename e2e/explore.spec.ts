import fs from 'node:fs'
import path from 'node:path'
import { type RunFile } from '../core/run/schema'
import { addRecordedRun, expect, keptFile, test } from './fixtures'
import { answer, openPage } from './pages'

test.describe('before anything is measured', () => {
  test('the sample machine answers in one click, and is left again', async ({ launched: { page } }) => {
    await page.getByRole('button', { name: 'Explore a sample machine' }).click()
    await expect(answer(page)).toContainText('210 GFLOP/s [203, 213]')
    await expect(page.getByRole('banner')).toContainText('Sample machine')
    await openPage(page, 'Compare')
    await expect(answer(page)).toContainText('costs least on')
    await openPage(page, 'Machine')
    await expect(answer(page)).toContainText('The sample machine is a 2-core AMD EPYC')
    await page.getByRole('button', { name: 'Leave the sample' }).click()
    await expect(answer(page)).toHaveText('Nothing has been measured on this machine yet.')
  })
  test('every page says what will be there and how to get it', async ({ launched: { page } }) => {
    for (const [name, words] of [['Compare', 'There is no run yet to compare.'], ['Reports', 'There is no run yet to report.']] as const) {
      await openPage(page, name)
      await expect(answer(page)).toHaveText(words)
      await expect(page.getByRole('main').getByRole('button', { name: 'Measure this machine' })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Explore a sample machine' })).toBeVisible()
    }
  })
})

test.describe('with a run', () => {
  test.use({ seed: { fill: addRecordedRun } })

  test('a benchmark opens to its samples and every doubt', async ({ launched: { page } }) => {
    await page.getByRole('button', { name: 'Details of Memory bandwidth, triad in place' }).click()
    await expect(page.getByRole('img', { name: /triad in place: 95 samples in 3 launches/ })).toBeVisible()
    await expect(page.getByText('samples follow one another in 1 of 3 launches')).toBeVisible()
  })
  test('a removed run can be brought back', async ({ launched: { page } }) => {
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(answer(page)).toHaveText('Nothing has been measured on this machine yet.')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('row', { name: /finished quick 7 of 7/ })).toBeVisible()
  })
  test('every format is saved from Reports', async ({ launched: { page, save } }) => {
    await openPage(page, 'Reports')
    for (const [format, extension] of [['Markdown', 'md'], ['JSON', 'json'], ['HTML', 'html']] as const)
      expect(await save(() => page.getByRole('button', { name: `Save as ${format}` }).click())).toMatch(new RegExp(`groundspeed-[\\w-]+\\.${extension}$`))
  })
  test('a chart is copied, as text and as a picture', async ({ launched: { page } }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => undefined)
    await page.getByRole('button', { name: 'Copy SVG' }).click()
    const copied = page.getByText('Copied.')
    await expect(copied).toBeVisible()
    // The message goes by itself, sooner or later than the next comes.
    await page.evaluate(() => document.querySelectorAll<HTMLElement>('.toast [aria-label="Close this message"]').forEach((button) => button.click()))
    await expect(copied).toHaveCount(0)
    await page.getByRole('button', { name: 'Copy PNG' }).click()
    await expect(copied).toBeVisible()
  })
})

test.describe('with two runs', () => {
  test.use({
    seed: {
      fill(dataDir: string) {
        const id = addRecordedRun(dataDir)
        const file = path.join(dataDir, 'runs', `${id}.groundspeed.json`)
        const slower = JSON.parse(fs.readFileSync(file, 'utf8')) as RunFile
        for (const { outcome } of slower.benchmarks) if (outcome.state === 'measured') for (const launch of outcome.launches) launch.samples = launch.samples.map((seconds) => 1.4 * seconds)
        const later = { ...slower, id: '20991231-000000-later', name: 'The slower one' }
        fs.writeFileSync(path.join(dataDir, 'runs', `${later.id}.groundspeed.json`), JSON.stringify(later))
      },
    },
  })
  test('they are set beside each other with a verdict for each benchmark', async ({ launched: { page } }) => {
    await page.getByRole('button', { name: /^Compare the run of/ }).click()
    await expect(answer(page)).toContainText('Matrix multiply, fp32 became 29 % slower')
    await expect(page.getByRole('row', { name: /Disk, sequential read .*no significant difference/ })).toBeVisible()
    await page.getByRole('button', { name: 'Swap' }).click()
    await expect(answer(page)).toContainText('40 % faster')
    await page.getByRole('button', { name: 'After: ' }).click()
    await expect(answer(page)).toContainText('210 GFLOP/s')
  })
})

test('the theme that is chosen holds at once and is kept', async ({ launched: { page }, dataDir }) => {
  const body = page.locator('body')
  await openPage(page, 'Settings')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect(body).toHaveCSS('background-color', 'rgb(17, 20, 24)')
  await page.getByRole('radio', { name: 'High' }).check()
  await expect(body).toHaveCSS('background-color', 'rgb(0, 0, 0)')
  await expect.poll(() => keptFile(dataDir, 'settings.json')).toEqual({ theme: 'dark', contrast: 'more', motion: 'system' })
})
