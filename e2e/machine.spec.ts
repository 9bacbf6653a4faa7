import { expect, test } from './fixtures'
import { answer, openPage } from './pages'

test('a wrong fact is corrected in place by keyboard, marked as entered, and undone', async ({ launched: { page } }) => {
  await openPage(page, 'Machine')
  await page.getByRole('button', { name: 'Correct Cores', exact: true }).click()
  const field = page.getByRole('textbox', { name: 'Cores, as it is' })
  await expect(field).toBeFocused()
  await field.fill('7')
  await field.press('Enter')
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Undo the correction of Cores', exact: true }) })
  await expect(row).toContainText('7')
  await expect(row).toContainText('entered')
  await expect(answer(page)).toContainText('7-core')
  await page.getByRole('button', { name: 'Undo the correction of Cores', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Correct Cores', exact: true })).toBeVisible()
  await expect(answer(page)).not.toContainText('7-core')
})

test('a value that is none is refused with words, and Escape leaves the fact as it was', async ({ launched: { page } }) => {
  await openPage(page, 'Machine')
  await page.getByRole('button', { name: 'Correct Cores', exact: true }).click()
  const field = page.getByRole('textbox', { name: 'Cores, as it is' })
  await field.fill('many')
  await field.press('Enter')
  await expect(page.getByRole('alert')).toContainText("'many' is no value for cpu.physicalCores")
  await field.press('Escape')
  await expect(field).toHaveCount(0)
})

test('the doctor is one button away and says what it sees', async ({ launched: { page } }) => {
  await openPage(page, 'Machine')
  await page.getByRole('button', { name: 'Look for faults' }).click()
  await expect(answer(page)).toContainText(/This machine|must be repaired/, { timeout: 60_000 })
  await expect(page.getByRole('table', { name: 'Every check of the doctor' })).toContainText('Clock source')
})
