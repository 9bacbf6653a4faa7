import fs from 'node:fs'
import path from 'node:path'
import { type Page } from '@playwright/test'
import { addRecordedRun, expect, test } from './fixtures'
import { answer, openPage } from './pages'

const strip = (page: Page) => page.getByRole('button', { name: /^For: / })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'The work that every page answers for' })
const kept = (dataDir: string) => path.join(dataDir, 'workload.json')

test.use({ seed: { fill: addRecordedRun } })

test('by keyboard alone: another work is chosen, and the page answers for it', async ({ launched: { page } }) => {
  await openPage(page, 'Compare')
  await expect(answer(page)).toContainText('a million images')
  await strip(page).focus()
  await page.keyboard.press('Enter')
  const preset = dialog(page).getByRole('button', { name: /^Answer with Llama 3\.1 8B/ })
  for (let i = 0; i < 10 && !(await preset.evaluate((element) => element === document.activeElement)); i++) await page.keyboard.press('Tab')
  await expect(preset).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByLabel('Model', { exact: true })).toHaveValue('Llama 3.1 8B')
  await dialog(page).getByLabel('Amount', { exact: true }).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('25')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expect(strip(page)).toHaveText('For: Answer with Llama 3.1 8B, 25 h a week')
  await expect(strip(page)).toBeFocused()
  await expect(answer(page)).toContainText('a million tokens')
  await openPage(page, 'Machine')
  await expect(strip(page)).toHaveText('For: Answer with Llama 3.1 8B, 25 h a week')
})

test('what is wrong stays in the dialog, beside its field, with the nearest names', async ({ launched: { page }, dataDir }) => {
  await strip(page).click()
  await dialog(page).getByLabel('Network', { exact: true }).fill('resnet5')
  await dialog(page).getByLabel('Amount', { exact: true }).fill('-1')
  await dialog(page).getByRole('button', { name: 'Use it' }).click()
  await expect(dialog(page).getByText("There is no network 'resnet5'; nearest: resnet50,")).toBeVisible()
  await expect(dialog(page).getByText('At least 0')).toBeVisible()
  await expect(dialog(page).getByLabel('Network', { exact: true })).toBeFocused()
  expect(fs.existsSync(kept(dataDir))).toBe(false)
  await dialog(page).getByLabel('Network', { exact: true }).fill('vgg16')
  await dialog(page).getByLabel('Amount', { exact: true }).fill('2')
  await dialog(page).getByRole('button', { name: 'Use it' }).click()
  await expect(dialog(page)).toHaveCount(0)
  expect(JSON.parse(fs.readFileSync(kept(dataDir), 'utf8'))).toMatchObject({ work: { network: 'vgg16' }, amount: { perWeek: 2 } })
})

test('own work is saved under its name, removed, and brought back', async ({ launched: { page }, dataDir }) => {
  await strip(page).click()
  await dialog(page).getByRole('button', { name: 'Reset to defaults' }).click()
  await dialog(page).getByLabel('Name', { exact: true }).fill('Nightly job')
  await dialog(page).getByLabel('Kind', { exact: true }).selectOption('counted')
  await dialog(page).getByLabel('Arithmetic', { exact: true }).fill('1e12')
  await dialog(page).getByLabel('Memory traffic', { exact: true }).fill('2,000,000')
  await dialog(page).getByRole('button', { name: 'Save as this name' }).click()
  await expect(dialog(page).getByText("Saved as 'Nightly job'.")).toBeVisible()
  await expect(dialog(page).getByRole('button', { name: 'Save over the one of this name' })).toBeVisible()
  const file = path.join(dataDir, 'workloads', 'nightly-job.workload.json')
  const text = fs.readFileSync(file, 'utf8')
  await dialog(page).getByRole('button', { name: 'Remove Nightly job' }).click()
  await expect(dialog(page).getByText('Nothing yet')).toBeVisible()
  expect(fs.existsSync(file)).toBe(false)
  await dialog(page).getByRole('button', { name: 'Undo' }).click()
  await expect(dialog(page).getByRole('button', { name: /^Nightly job/ })).toBeVisible()
  expect(fs.readFileSync(file, 'utf8')).toBe(text)
  // Nothing was chosen by all that.
  await page.keyboard.press('Escape')
  await expect(strip(page)).toHaveText(/^For: Train ResNet-50, /)
})
