import AxeBuilder from '@axe-core/playwright'
import { addRecordedRun, expect, test } from './fixtures'
import { answer, startRun } from './pages'

const pages = ['measure', 'machine', 'compare', 'reports', 'settings']

for (const theme of ['light', 'dark', 'high contrast, light', 'high contrast, dark']) {
  test(`axe finds nothing on any page and in any state: ${theme}`, async ({ launched: { page, face }, dataDir }) => {
    await page.emulateMedia({ colorScheme: theme.endsWith('dark') ? 'dark' : 'light', contrast: theme.startsWith('high') ? 'more' : 'no-preference' })
    const check = async (where: string) => {
      // Electron's page cannot be opened twice, which the newer way of axe asks for.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(face === 'electron').analyze()
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
    await visit('measure', '?run=20200101-000000-nothere').catch(async () => check('a run that is not there'))
    addRecordedRun(dataDir)
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
