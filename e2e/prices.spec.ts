import fs from 'node:fs'
import path from 'node:path'
import { type Page } from '@playwright/test'
import { expect, keptFile, test } from './fixtures'
import { answer, dropFile, openPage } from './pages'

const id = 'aws:p4d.24xlarge:us-east-1'
const openPrices = async (page: Page) => {
  await openPage(page, 'Settings')
  await page.getByRole('button', { name: 'Enter your own prices' }).click()
  await expect(answer(page)).toContainText('instances have a price')
}
const row = (page: Page) => page.getByRole('table', { name: 'Prices of instances' }).getByRole('row', { name: new RegExp(id) }).first()

test('a price is entered in place, holds, and is taken back', async ({ launched: { page }, dataDir }) => {
  await openPrices(page)
  await page.getByRole('searchbox', { name: 'Find' }).fill(`p4d.24xlarge us-east-1`)
  await expect(page.getByText('1 of 376 instances', { exact: true })).toBeVisible()
  await expect(row(page)).toContainText('$21.96')
  await page.getByRole('button', { name: `Details of ${id}` }).click()
  const form = page.getByRole('form', { name: `Own prices of ${id}` })
  await form.getByLabel('on demand, $/h').fill('18.2')
  await form.getByLabel('reserved 1 year, $/h').fill('12')
  await form.getByRole('button', { name: 'Enter' }).click()
  await expect(row(page)).toContainText('$18.20')
  await expect(row(page)).toContainText('entered')
  await expect(page.getByRole('table', { name: 'Own figures, newest first' })).toContainText('on demand $18.20, reserved 1 year $12.00 an hour')
  await expect.poll(() => keptFile(dataDir, 'prices.json')).toMatchObject({ entries: [{ instance: id, prices: { onDemandUsdPerHour: 18.2 } }] })
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(row(page)).toContainText('$21.96')
  await expect(page.getByText('Nothing has been entered.')).toBeVisible()
})

test('what is no price is refused in words, and nothing changes', async ({ launched: { page } }) => {
  await openPrices(page)
  await page.getByRole('button', { name: /^Details of aws:/ }).first().click()
  await page.getByLabel('on demand, $/h').fill('cheap')
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await expect(page.getByText("The price 'cheap' is not a number.")).toBeVisible()
  await expect(page.getByText('Nothing has been entered.')).toBeVisible()
})

test('a discount is off the list prices of its provider', async ({ launched: { page } }) => {
  await openPrices(page)
  await page.getByRole('searchbox', { name: 'Find' }).fill('p4d.24xlarge us-east-1')
  await expect(page.getByText('1 of 376 instances', { exact: true })).toBeVisible()
  const form = page.getByRole('form', { name: 'Discount of aws' })
  await form.getByRole('textbox').fill('10')
  await form.getByRole('button', { name: 'Set' }).click()
  await expect(row(page)).toContainText('$19.76')
  await page.getByRole('button', { name: 'Remove discount aws' }).click()
  await expect(row(page)).toContainText('$21.96')
})

const good = 'provider,instanceType,region,gpu,gpuCount,onDemandUsdPerHour,asOf\nown,rig,lab,RTX 4090,2,0.9,2026-11\n'

test('a price file is chosen, whole or not at all', async ({ launched: { page } }) => {
  await openPrices(page)
  const choose = (name: string, text: string) => page.getByLabel('Choose a file, or drop it here').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await choose('bad.csv', `${good}own,other,lab,RTX 4095,1,1,2026-11\n`)
  await expect(page.getByRole('alert')).toContainText('1 of 2 rows of bad.csv cannot be used. Nothing was imported.')
  await expect(page.getByRole('alert')).toContainText("Line 3: there is no GPU 'RTX 4095'")
  await choose('good.csv', good)
  await expect(page.getByRole('table', { name: 'Own figures, newest first' })).toContainText('own:rig:lab')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a price file is dropped', async ({ launched: { page } }) => {
  await openPrices(page)
  await dropFile(page.getByText('Choose a file, or drop it here'), 'dropped.csv', good)
  await expect(page.getByRole('table', { name: 'Own figures, newest first' })).toContainText('own:rig:lab')
})

test.describe('with a damaged file', () => {
  test.use({ seed: { fill: (dataDir: string) => fs.writeFileSync(path.join(dataDir, 'prices.json'), '{') } })
  test('the page says where it was put, and the published prices hold', async ({ launched: { page }, dataDir }) => {
    await openPrices(page)
    await expect(page.getByText(/could not be read\. It was set aside as prices\.json\.damaged-/)).toBeVisible()
    expect(fs.readdirSync(dataDir).some((name) => name.startsWith('prices.json.damaged-'))).toBe(true)
  })
})
