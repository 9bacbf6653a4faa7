import fs from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures'

const recorded = path.resolve(import.meta.dirname, '../services/sample/epyc-2-core.groundspeed.json')

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page in ${colorScheme}, empty and with a run`, async ({ launched: { page }, dataDir }) => {
    await page.emulateMedia({ colorScheme })
    const complaints = async (where: string) => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
    const visit = async (state: string) => {
      for (const name of ['Measure', 'Machine', 'Compare']) {
        await page.getByRole('button', { name, exact: true }).click()
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await complaints(`${name}, ${state}`)
      }
    }
    await visit('empty')
    fs.mkdirSync(path.join(dataDir, 'runs'), { recursive: true })
    fs.copyFileSync(recorded, path.join(dataDir, 'runs', '20261124-094600-fixture.groundspeed.json'))
    await visit('with a run')
  })
}
