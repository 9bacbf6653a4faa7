import fs from 'node:fs'
import path from 'node:path'
import { addRecordedRun, expect, test } from './fixtures'

const broken = '20990101-000000-broken'
test.use({
  seed: {
    fill(dataDir: string) {
      addRecordedRun(dataDir)
      fs.writeFileSync(path.join(dataDir, 'runs', `${broken}.groundspeed.json`), '{"schema"')
      fs.writeFileSync(path.join(dataDir, 'settings.json'), '{"theme": "dark"')
    },
  },
})

test('damaged settings and runs are named and set aside, and the window opens all the same', async ({ launched: { page }, dataDir }) => {
  await expect(page.getByText(/settings\.json could not be read\. It was set aside as settings\.json\.damaged-/)).toBeVisible()
  await expect(page.getByRole('row', { name: /finished quick 7 of 7/ })).toBeVisible()
  const row = page.getByRole('row', { name: new RegExp(`${broken} damaged`) })
  await row.getByRole('button', { name: 'Set aside' }).click()
  // The message goes by itself: it is looked for first.
  await expect(page.getByText(/^Kept as .*\.damaged-/)).toBeVisible()
  await expect(row).toHaveCount(0)
  const kept = fs.readdirSync(path.join(dataDir, 'runs')).find((name) => name.startsWith(broken))!
  expect(fs.readFileSync(path.join(dataDir, 'runs', kept), 'utf8')).toBe('{"schema"')
})
