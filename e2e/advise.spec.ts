import fs from 'node:fs'
import path from 'node:path'
import { expect, keptFile, root, test } from './fixtures'
import { answer, dropFile, openPage } from './pages'

/** Round numbers in the shape of a run: an RTX 3090 in a desktop. */
function addWorkstation(dataDir: string): void {
  const folder = path.join(dataDir, 'runs')
  fs.mkdirSync(folder, { recursive: true })
  fs.copyFileSync(path.join(root, 'fixtures/runs/rtx-3090-workstation.groundspeed.json'), path.join(folder, '20261124-083000-rtx3090.groundspeed.json'))
}

/** What the program has kept of the scenario being worked on; nothing yet is an empty one. */
function keptAssumptions(dataDir: string): Record<string, unknown> {
  return (keptFile(dataDir, 'advice.json') as { scenario: { assumptions: Record<string, unknown> } } | undefined)?.scenario.assumptions ?? {}
}

test.describe('with nothing measured', () => {
  test('it asks for what it needs, and answers from a preset', async ({ launched: { page } }) => {
    await openPage(page, 'Advise')
    await expect(answer(page)).toHaveText('To say own or rent, Groundspeed needs to know the machine.')
    await page.getByRole('list', { name: 'Usual situations' }).getByRole('button', { name: 'Enterprise group' }).click()
    await expect(answer(page)).toHaveText(/^Own: at 100 hours a week, this H100 PCIe 80GB beats renting lambda gpu_1x_h100_pcie from month 22 \(20 to 25\), and saves \$31,998 of today's money over 48 months\./)
    await expect(page.getByRole('img', { name: /The more it works, the sooner it pays: month 22/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /^Details of year 4 4 -5,934 21,967/ })).toBeVisible()
    await page.getByRole('button', { name: 'Details of large-training' }).click()
    await expect(page.getByText(/It needs 640 GiB; here are 80 GiB: it does not fit\./)).toBeVisible()
    await expect(page.getByRole('img', { name: /What matters most: / })).toBeVisible()
  })
  test('a GPU without a known price is asked about, with the price that would pay', async ({ launched: { page } }) => {
    await openPage(page, 'Advise')
    await page.getByRole('textbox', { name: 'Without a run, by the name of a GPU' }).or(page.getByRole('combobox', { name: 'Without a run, by the name of a GPU' })).fill('RTX 4090')
    await page.getByRole('button', { name: 'Advise for this GPU' }).click()
    await expect(answer(page)).toContainText(/beats renting .* if it costs less than \$[\d,]+\. Its price is not known\./)
    const price = page.getByRole('region', { name: 'What is needed' }).getByRole('textbox', { name: 'Price' })
    await price.fill('600')
    await price.press('Enter')
    await expect(answer(page)).toContainText(/^Own: at 20 hours a week, this RTX 4090 beats renting/)
  })
  test('a name that is none is refused beside the field', async ({ launched: { page } }) => {
    await openPage(page, 'Advise')
    await page.getByLabel('Without a run, by the name of a GPU').fill('RTX 9999')
    await page.getByRole('button', { name: 'Advise for this GPU' }).click()
    await expect(page.getByRole('alert')).toContainText("There is no GPU 'RTX 9999' in the catalog. Nearest:")
  })
})

test.describe('with a workstation measured', () => {
  test.use({ seed: { fill: addWorkstation } })

  test('the run is answered for; hours are moved by slider and by hand, and numbers in place; all is undone, reset and kept', async ({ launched: { page }, dataDir }) => {
    await openPage(page, 'Advise')
    await expect(answer(page)).toContainText(/20 hours a week, (owning )?this RTX 3090/)
    await expect(page.getByText(/^From RTX 3090 workstation\. For: train ResNet-50, mixed precision/)).toBeVisible()
    const slider = page.getByRole('slider', { name: 'Hours of work a week' })
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(answer(page)).toContainText('at 22 hours a week')
    await expect(slider).toHaveAttribute('aria-valuetext', /^22 h: /)
    await page.keyboard.press('End')
    await expect(answer(page)).toContainText('at 168 hours a week')
    // By hand: the chart's own middle is half a week.
    const drawing = page.getByRole('img', { name: /owning|pays/i }).first()
    await expect(drawing.locator('svg')).toBeVisible()
    // Playwright waits until the drawing stands still, and moves to places in it.
    const width = await drawing.evaluate((element) => element.getBoundingClientRect().width)
    await drawing.hover({ position: { x: width - 20, y: 120 } })
    await page.mouse.down()
    for (const part of [0.75, 0.5]) await drawing.hover({ position: { x: 68 + (width - 68 - 116) * part, y: 120 } })
    await page.mouse.up()
    await expect(answer(page)).toContainText('at 84 hours a week')
    const aside = page.getByRole('complementary', { name: 'Assumptions' })
    await expect(aside.getByRole('textbox', { name: 'Hours of work' })).toHaveValue('84')
    // Let go, it is kept, and is a step to undo.
    await expect.poll(() => keptAssumptions(dataDir)['hoursPerWeek']).toMatchObject({ value: 84 })
    const watts = aside.getByRole('textbox', { name: 'Power at work' })
    await watts.fill('9999999')
    await watts.press('Enter')
    await expect(aside.getByRole('alert')).toContainText('is not a number from 0 to 100000 (W)')
    await watts.fill('300')
    await watts.press('Enter')
    await expect(aside.getByRole('button', { name: 'Reset all 2' })).toBeVisible()
    await expect(aside.getByRole('button', { name: 'Reset Power at work' })).toHaveText('Back to 450')
    await aside.getByRole('button', { name: 'Reset Power at work' }).click()
    await expect(watts).toHaveValue('450')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(watts).toHaveValue('300')
    // What was worked on is kept whole, and shown again.
    await expect.poll(() => keptAssumptions(dataDir)['powerWatts']).toEqual({ value: 300, unit: 'W', source: 'entered' })
    await page.reload()
    await expect(answer(page)).toContainText('at 84 hours a week')
    await expect(watts).toHaveValue('300')
    await aside.getByRole('button', { name: 'Reset all 2' }).click()
    await expect(answer(page)).toContainText('at 20 hours a week')
  })
  test('a scenario is saved, loaded again, compared with a preset, and leaves in the report', async ({ launched: { page, save } }) => {
    await openPage(page, 'Advise')
    const hours = page.getByRole('complementary', { name: 'Assumptions' }).getByRole('textbox', { name: 'Hours of work' })
    await hours.fill('77')
    await hours.press('Enter')
    await expect(answer(page)).toContainText('at 77 hours a week')
    await expect(page.getByRole('button', { name: 'Reset all 1' })).toBeVisible()
    const said = await answer(page).innerText()
    const file = await save(() => page.getByRole('button', { name: 'Save scenario' }).click())
    expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toMatchObject({ schema: { name: 'groundspeed.scenario' }, assumptions: { hoursPerWeek: { value: 77, source: 'entered' } } })
    const report = await save(() => page.getByRole('button', { name: 'Save report with advice' }).click())
    expect(fs.readFileSync(report, 'utf8')).toMatch(/<h2>Own or rent<\/h2><p>(Own|Rent): at 77 hours a week/)
    expect(fs.readFileSync(report, 'utf8')).toMatch(/<h2>Upgrade<\/h2><p>(Put in|Buy|Do nothing|Rent)/)
    await page.getByRole('button', { name: 'Reset all 1' }).click()
    await expect(answer(page)).toContainText('at 20 hours a week')
    await page.getByLabel('Scenario file', { exact: true }).setInputFiles(file)
    await expect(answer(page)).toHaveText(said)
    await expect(page.getByText(/^From the file .*\.scenario\.json\. /)).toBeVisible()
    const beside = page.getByRole('region', { name: 'Beside another scenario' })
    await beside.getByRole('button', { name: 'University lab' }).click()
    await expect(beside.getByText(/^\d+ things differ between University lab and/)).toBeVisible()
    await expect(beside.getByRole('row', { name: 'Hours of work 60 77 h/week' })).toBeVisible()
  })
  test('a scenario that is dropped anywhere on the page is gone on with, and one that is none is refused and changes nothing', async ({ launched: { page, save } }) => {
    await openPage(page, 'Advise')
    const hours = page.getByRole('complementary', { name: 'Assumptions' }).getByRole('textbox', { name: 'Hours of work' })
    await hours.fill('61')
    await hours.press('Enter')
    await expect(answer(page)).toContainText('at 61 hours a week')
    const said = await answer(page).innerText()
    const text = fs.readFileSync(await save(() => page.getByRole('button', { name: 'Save scenario' }).click()), 'utf8')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(answer(page)).toContainText('at 20 hours a week')
    for (const [name, content, words] of [
      ['cut.json', text.slice(0, 300), 'cut.json is no scenario'],
      ['newer.json', text.replace('"major": 1', '"major": 2'), 'newer.json needs a newer version of Groundspeed.'],
      ['large.json', ' '.repeat(1024 * 1024 + 1), 'large.json is larger than a scenario can be.'],
    ] as const) {
      await dropFile(answer(page), name, content)
      await expect(page.getByText(words)).toBeVisible()
      await expect(answer(page)).toContainText('at 20 hours a week')
    }
    // The file alone holds what is answered: its instance need not be in the catalog.
    await dropFile(page.getByRole('complementary', { name: 'Assumptions' }), 'friend.json', text.replace(/"instance": ".*"/, '"instance": "aws:p99.huge:us-east-1"'))
    await expect(page.getByText('Loaded friend.json.')).toBeVisible()
    await expect(page.getByText(/^From the file friend\.json\. /)).toBeVisible()
    await expect(answer(page)).toContainText(/at 61 hours a week.*renting aws p99\.huge/)
    await dropFile(answer(page), 'mine.json', text)
    await expect(answer(page)).toHaveText(said)
  })
})
