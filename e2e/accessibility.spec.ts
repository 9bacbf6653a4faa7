import AxeBuilder from '@axe-core/playwright'
import { addRecordedRun, expect, test } from './fixtures'
import { answer, startRun } from './pages'
import { addShowcase } from './showcase'

const pages = ['measure', 'machine', 'compare', 'fit', 'advise', 'carbon', 'team', 'reports', 'settings']

for (const theme of ['light', 'dark', 'high contrast, light', 'high contrast, dark']) {
  test(`axe finds nothing on any page and in any state: ${theme}`, async ({ launched: { page }, dataDir }) => {
    // Every page in two states and the longest ones twice: minutes on a machine that others use.
    test.setTimeout(400_000)
    await page.emulateMedia({ colorScheme: theme.endsWith('dark') ? 'dark' : 'light', contrast: theme.startsWith('high') ? 'more' : 'no-preference' })
    const check = async (where: string) => {
      // The newer way of axe opens a second page, which Electron does not have.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
    const visit = async (name: string, run = '') => {
      await page.evaluate((hash) => (window.location.hash = hash), `#/${name}${run}`)
      await expect(answer(page)).toBeVisible()
      await check(`${name}${run}`)
    }
    for (const name of pages) await visit(name)
    for (const name of pages) await visit(name, '?run=sample')
    await page.evaluate(() => (window.location.hash = '#/measure?run=sample'))
    await page.getByRole('button', { name: 'Details of Matrix multiply, fp32' }).click()
    await page.getByRole('button', { name: 'Table', exact: true }).first().click()
    await page.getByText('The proof', { exact: true }).click()
    await expect(page.getByRole('table', { name: 'Every part that was looked at' })).toBeVisible()
    await check('details, table twin, and the proof of what holds the work back')
    await page.evaluate(() => (window.location.hash = '#/compare?run=sample'))
    await page.getByLabel('Terms').selectOption('spot')
    await page.getByText('Storage, traffic, billing').click()
    await page.getByLabel('Interruption rate').fill('7')
    await page.getByRole('table', { name: 'Cloud instances beside this machine' }).getByRole('button', { name: /^Details of / }).first().click()
    await expect(page.getByRole('img', { name: /gains most/ })).toBeVisible()
    await check('an instance with why, and inputs of which one is wrong')
    await page.getByRole('button', { name: /^For: / }).click()
    await page.getByLabel('Network', { exact: true }).fill('resnet5')
    await page.getByLabel('Do', { exact: true }).focus()
    await expect(page.getByText(/nearest: resnet50/)).toBeVisible()
    await check('the work, with a wrong name')
    await page.keyboard.press('Escape')
    await visit('parts')
    await visit('prices')
    await page.getByRole('button', { name: /^Details of aws:/ }).first().click()
    await check('a price in place')
    await visit('advise')
    await page.getByRole('list', { name: 'Usual situations' }).getByRole('button', { name: 'Startup' }).click()
    await expect(answer(page)).toContainText('at 30 hours a week')
    for (const group of await page.getByRole('complementary', { name: 'Assumptions' }).locator('summary').all()) if (!(await group.evaluate((element) => (element.parentElement as HTMLDetailsElement).open))) await group.click()
    const hours = page.getByRole('textbox', { name: 'Hours of work' })
    await hours.fill('500')
    await hours.press('Enter')
    await expect(page.getByRole('alert')).toContainText('is not a number')
    await page.getByRole('button', { name: 'Details of experiment' }).click()
    const upgrade = page.getByRole('region', { name: 'Upgrade', exact: true })
    await upgrade.getByRole('textbox', { name: 'Budget' }).fill('900')
    await upgrade.getByRole('combobox', { name: 'Put in' }).fill('RTX 5080')
    await page.keyboard.press('Enter')
    await expect(upgrade.getByRole('button', { name: 'Keep as scenario' })).toBeVisible()
    await upgrade.getByRole('button', { name: /^Details of / }).first().click()
    await page.getByRole('button', { name: 'Start from something else' }).click()
    await check('advise with everything open')
    const id = addRecordedRun(dataDir)
    await page.evaluate(() => (window.location.hash = '#/compare?run=20200101-000000-nothere'))
    await expect(page.getByRole('alert')).toContainText('There is no run')
    await check('a run that is not there')
    await visit('diff', `?run=${id}&with=sample`)
    await visit('machine')
    await page.getByRole('button', { name: 'Correct Cores', exact: true }).click()
    await check('a fact being corrected')
    await addShowcase(dataDir)
    await visit('team')
    await expect(page.getByRole('table', { name: 'The largest models for each kind of machine' })).toBeVisible({ timeout: 40_000 })
    await page.getByRole('button', { name: 'Details of atlas' }).click()
    await check('a team folder')
    await page.getByLabel('Group by').selectOption('month')
    await page.getByRole('button', { name: /^Let .* speak for eridanus/ }).click()
    await check('a team by month, and another key')
    await page.keyboard.press('Escape')
    await visit('doctor')
    await visit('measure')
    await page.keyboard.press('?')
    await check('keys')
    await page.keyboard.press('Escape')
    if (theme === 'light' || theme === 'dark') {
      await startRun(page)
      await check('running')
    }
  })
}
