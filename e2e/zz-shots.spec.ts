import fs from 'node:fs'
import path from 'node:path'
import { expect, root, test } from './fixtures'
import { openPage } from './pages'
function addWorkstation(dataDir: string): void {
  const folder = path.join(dataDir, 'runs')
  fs.mkdirSync(folder, { recursive: true })
  fs.copyFileSync(path.join(root, 'fixtures/runs/rtx-3090-workstation.groundspeed.json'), path.join(folder, '20261124-083000-rtx3090.groundspeed.json'))
}
test.use({ seed: { fill: addWorkstation } })
test('shots', async ({ launched: { page } }) => {
  await openPage(page, 'Advise')
  const section = page.getByRole('region', { name: 'Upgrade', exact: true })
  await expect(section.getByRole('table').first()).toBeVisible()
  await page.setViewportSize({ width: 1280, height: 900 }).catch(() => undefined)
  await page.waitForTimeout(800)
  await section.screenshot({ path: '/tmp/up-1.png' })
  await section.getByRole('textbox', { name: 'Budget' }).fill('2000')
  await section.getByRole('textbox', { name: 'Power supply' }).fill('750')
  const choose = section.getByRole('combobox', { name: 'Put in' })
  await choose.fill('RTX 5080')
  await choose.press('Enter')
  await expect(section.getByRole('button', { name: 'Keep as scenario' })).toBeVisible()
  await section.getByRole('button', { name: /^Details of / }).first().click()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForTimeout(800)
  await section.screenshot({ path: '/tmp/up-2.png' })
  await page.evaluate(() => (window.location.hash = '#/parts'))
  await page.waitForTimeout(1500)
  await page.locator('.upgrade').screenshot({ path: '/tmp/up-3.png' })
})
