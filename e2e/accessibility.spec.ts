import AxeBuilder from '@axe-core/playwright'
import { addRecordedRun, expect, test } from './fixtures'
import { answer, startRun } from './pages'

const pages = ['measure', 'machine', 'compare', 'team', 'reports', 'settings']

for (const theme of ['light', 'dark', 'high contrast, light', 'high contrast, dark']) {
  test(`axe finds nothing on any page and in any state: ${theme}`, async ({ launched: { page }, dataDir }) => {
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
    await check('details and table twin')
    await visit('parts')
    const id = addRecordedRun(dataDir)
    await page.evaluate(() => (window.location.hash = '#/compare?run=20200101-000000-nothere'))
    await expect(page.getByRole('alert')).toContainText('There is no run')
    await check('a run that is not there')
    await visit('diff', `?run=${id}&with=sample`)
    await visit('machine')
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
