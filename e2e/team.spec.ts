import fs from 'node:fs'
import path from 'node:path'
import { type Page } from '@playwright/test'
import { type RunFile } from '../core/run/schema'
import { addRecordedRun, expect, test } from './fixtures'
import { answer, openPage } from './pages'
import { addShowcase } from './showcase'

test.use({ seed: { fill: addRecordedRun } })

const hostile = '<img src=x onerror="document.title=1">'
const waitLong = { timeout: 40_000 }

async function join(page: Page, folder: string, name: string): Promise<void> {
  await openPage(page, 'Team')
  await expect(answer(page)).toHaveText('This machine takes part in no team folder yet.')
  await page.getByLabel('Shared folder').fill(folder)
  await page.getByLabel('Name of this machine there').fill(name)
  await page.getByRole('button', { name: 'Join the team folder' }).click()
  await expect(page.getByRole('button', { name: 'Look now' })).toBeVisible(waitLong)
}

/** A second run of the first machine, faster and later. */
function addLaterRun(dataDir: string): void {
  const [name] = fs.readdirSync(path.join(dataDir, 'runs'))
  const run = JSON.parse(fs.readFileSync(path.join(dataDir, 'runs', name!), 'utf8')) as RunFile
  const later = { ...run, id: '20261125-100000-later1', startedAt: '2026-11-25T10:00:00.000Z', finishedAt: '2026-11-25T10:02:00.000Z' }
  fs.writeFileSync(path.join(dataDir, 'runs', `${later.id}.groundspeed.json`), JSON.stringify(later))
}

test('one window publishes and the other sees it, also after the folder was away; a hostile name stays text', async ({ launched: { page: ann }, launch, dataDir }) => {
  const share = path.join(dataDir, 'share')
  fs.mkdirSync(share)
  const other = path.join(dataDir, 'second-machine')
  fs.mkdirSync(other)
  const { page: ben } = await launch(other)
  await join(ann, share, hostile)
  await ann.getByRole('button', { name: 'Publish to team folder' }).click()
  // The first publishing shows the exact content and asks.
  const dialog = ann.getByRole('dialog', { name: 'What colleagues will be able to read' })
  await expect(dialog).toContainText('"groundspeed.team-result"')
  await dialog.getByRole('button', { name: 'Publish it' }).click()
  await expect(ann.getByText('The run was handed to the folder.')).toBeVisible(waitLong)

  await join(ben, share, 'Ben')
  const row = ben.getByRole('table', { name: 'Machines of the team, latest result first' }).getByRole('row').filter({ hasText: hostile })
  await expect(row).toContainText('valid', waitLong)
  await expect(row).toContainText('1000')
  await expect(ben.locator('main img')).toHaveCount(0)
  await expect(ben).not.toHaveTitle('1')

  // The share goes away: nothing is lost, nothing looks deleted, and what is published waits.
  fs.renameSync(share, `${share}-away`)
  for (const page of [ann, ben]) {
    await page.getByRole('button', { name: 'Look now' }).click()
    await expect(page.getByText('The team folder is not available')).toBeVisible(waitLong)
  }
  await expect(row).toBeVisible()
  addLaterRun(dataDir)
  await ann.getByRole('button', { name: 'Publish to team folder' }).click()
  await expect(ann.getByText(/The run waits in the outbox/)).toBeVisible(waitLong)
  expect(fs.existsSync(share)).toBe(false)

  fs.renameSync(`${share}-away`, share)
  await ann.getByRole('button', { name: 'Look now' }).click()
  await expect(ann.getByText('The team folder is not available')).toHaveCount(0, waitLong)
  await expect(ann.getByText(/wait(s)? in the outbox/).filter({ visible: true })).toHaveCount(0, waitLong)
  await ben.getByRole('button', { name: 'Look now' }).click()
  await expect(row).toContainText('2026-11-25', waitLong)
  await expect(answer(ben)).toContainText('2 results of 1 machine')
  await expect(ben).not.toHaveTitle('1')
})

test('altered files and files of a newer version are said, and the rest is shown', async ({ launched: { page }, dataDir }) => {
  const share = path.join(dataDir, 'share')
  fs.mkdirSync(share)
  await join(page, share, 'Ann')
  await page.getByRole('button', { name: 'Publish to team folder' }).click()
  await page.getByRole('button', { name: 'Publish it' }).click()
  await expect(page.getByText('The run was handed to the folder.')).toBeVisible(waitLong)
  const results = path.join(share, 'groundspeed-v1/results/2026-11')
  const [name] = fs.readdirSync(results)
  fs.writeFileSync(path.join(results, name!.replace(/_[0-9a-f]{32}/, `_${'ab'.repeat(16)}`)), fs.readFileSync(path.join(results, name!)).subarray(0, 500))
  await page.getByRole('button', { name: 'Look now' }).click()
  await expect(answer(page)).toContainText('1 file is incomplete or altered', waitLong)
  await expect(page.getByRole('row', { name: /incomplete or altered/ })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Machines of the team, latest result first' }).getByRole('row', { name: /Ann \(this machine\)/ })).toContainText('1000')
})

test('the fleet is grouped, told what it could run and costs, and a result is hidden and shown again', async ({ launched: { page }, dataDir }) => {
  await addShowcase(dataDir)
  await openPage(page, 'Team')
  await expect(answer(page)).toContainText(/The lab has \d+ results of 11 machines\. 1 machine cannot be verified/, waitLong)
  await expect(answer(page)).toContainText('draco: this RTX 4090 is 15 % under its peers')
  await page.getByLabel('Group by').selectOption('gpu')
  const groups = page.getByRole('table', { name: "The team's results by GPU" })
  await expect(groups.getByRole('row', { name: /RTX 4090/ })).toContainText(/60\.9 TFLOP\/s to 71\.9 TFLOP\/s/)
  await page.getByLabel('Group by').selectOption('')

  const kinds = page.getByRole('table', { name: 'The largest models for each kind of machine' })
  await expect(kinds.getByRole('row', { name: /A100/ })).toContainText(/80|79\.5/)
  await expect(page.getByText(/fornax \(A100.* is the fastest/)).toBeVisible()
  await expect(page.getByText(/Used alike, the fleet costs about \$/)).toContainText(/hydra|grus/)

  await page.getByRole('button', { name: 'Details of atlas' }).click()
  await page.getByRole('button', { name: 'Hide here' }).click()
  await expect(page.getByText('is hidden on this machine alone')).toBeVisible(waitLong)
  await page.getByRole('button', { name: 'Show the result of atlas again' }).click()
  await expect(page.getByText('is shown again')).toBeVisible(waitLong)
  await expect(page.getByRole('heading', { name: 'Hidden here' })).toHaveCount(0)
})

test('a key that claims to speak for a machine is said loudly, chosen in a step of its own, and taken back', async ({ launched: { page }, dataDir }) => {
  await addShowcase(dataDir)
  await openPage(page, 'Team')
  await expect(page.getByText(/Another key claims to speak for eridanus/)).toBeVisible(waitLong)
  const claim = page.getByRole('button', { name: /^Let .* speak for eridanus/ })
  await claim.click()
  const dialog = page.getByRole('dialog', { name: 'Another key for eridanus?' })
  await expect(dialog.getByText(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)).toHaveCount(2)
  await dialog.getByRole('button', { name: 'Not now' }).click()
  await expect(page.getByText(/Another key claims to speak for eridanus/)).toBeVisible()
  await claim.click()
  await dialog.getByRole('button', { name: 'The owner told me this fingerprint' }).click()
  await expect(page.getByText(/Another key claims to speak for eridanus/)).toHaveCount(0, waitLong)
  await claim.click()
  await dialog.getByRole('button', { name: 'The owner told me this fingerprint' }).click()
  await expect(page.getByText('Another key speaks for eridanus from now on, on this machine alone.').first()).toBeVisible(waitLong)
  await expect(page.getByText(/Another key claims to speak for eridanus/)).toHaveCount(0)
})

test("a colleague's result opens on the pages of a run, and each says whose it is", async ({ launched: { page }, dataDir }) => {
  await addShowcase(dataDir)
  await openPage(page, 'Team')
  await page.getByRole('button', { name: 'Details of fornax' }).click(waitLong)
  await page.getByRole('button', { name: 'Compare it with the cloud' }).click()
  const strip = page.getByRole('banner')
  await expect(strip).toContainText('measured by fornax on 2026-11-20', waitLong)
  await expect(page.getByText(/A100-SXM4-80GB/).first()).toBeVisible()
  await openPage(page, 'Machine')
  await expect(answer(page)).toContainText('fornax')
  await openPage(page, 'Reports')
  await expect(answer(page)).toContainText('measured by fornax on 2026-11-20')
  await openPage(page, 'Advise')
  await expect(page.getByText(/measured by fornax/).first()).toBeVisible()
  await strip.getByRole('button', { name: 'Back to this machine' }).click()
  await expect(strip).not.toContainText('fornax')
})
