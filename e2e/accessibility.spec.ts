import { expectAccessible, visit } from './axe'
import { addRecordedRun, expect, test } from './fixtures'
import { answer, startRun } from './pages'
import { addShowcase } from './showcase'

const pages = ['measure', 'machine', 'compare', 'fit', 'advise', 'carbon', 'team', 'reports', 'settings']

/** Every page in two states, each in two themes: minutes on a machine that others use. */
test.beforeEach(() => test.setTimeout(400_000))

for (const [state, run] of [['before anything is measured', ''], ['with a run', '?run=sample']] as const) {
  test(`axe finds nothing on any page: ${state}`, async ({ launched: { page }, face }) => {
    for (const name of [...pages, ...(run === '' ? ['parts', 'prices', 'doctor'] : [])]) {
      await visit(page, `${name}${run}`)
      await expectAccessible(page, face, `${name}${run}`)
    }
  })
}

test('axe finds nothing in what opens: the proof, an instance, the work, a price, a wrong number', async ({ launched: { page }, face }) => {
  await visit(page, 'measure?run=sample')
  await page.getByRole('button', { name: 'Details of Matrix multiply, fp32' }).click()
  await page.getByRole('button', { name: 'Table', exact: true }).first().click()
  await page.getByText('The proof', { exact: true }).click()
  await expect(page.getByRole('table', { name: 'Every part that was looked at' })).toBeVisible()
  await expectAccessible(page, face, 'details, table twin, and the proof of what holds the work back')
  await visit(page, 'compare?run=sample')
  await page.getByLabel('Terms').selectOption('spot')
  await page.getByText('Storage, traffic, billing').click()
  await page.getByLabel('Interruption rate').fill('7')
  await page.getByRole('table', { name: 'Cloud instances beside this machine' }).getByRole('button', { name: /^Details of / }).first().click()
  await expect(page.getByRole('img', { name: /gains most/ })).toBeVisible()
  await expectAccessible(page, face, 'an instance with why, and inputs of which one is wrong')
  await page.getByRole('button', { name: /^For: / }).click()
  await page.getByLabel('Network', { exact: true }).fill('resnet5')
  await page.getByLabel('Do', { exact: true }).focus()
  await expect(page.getByText(/nearest: resnet50/)).toBeVisible()
  await expectAccessible(page, face, 'the work, with a wrong name')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await visit(page, 'prices')
  await page.getByRole('button', { name: /^Details of aws:/ }).first().click()
  await expectAccessible(page, face, 'a price in place')
})

test('axe finds nothing on advice with everything open', async ({ launched: { page }, face }) => {
  await visit(page, 'advise')
  await page.getByRole('list', { name: 'Usual situations' }).getByRole('button', { name: 'Startup' }).click()
  await expect(answer(page)).toContainText('at 30 hours a week')
  const closed = page.getByRole('complementary', { name: 'Assumptions' }).locator('details:not([open]) > summary')
  while (await closed.count()) await closed.first().click()
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
  await expectAccessible(page, face, 'advise with everything open')
})

test('axe finds nothing in what is wrong, what is corrected, and two runs beside each other', async ({ launched: { page }, face, dataDir }) => {
  const id = addRecordedRun(dataDir)
  await visit(page, 'compare?run=20200101-000000-nothere')
  await expect(page.getByRole('alert')).toContainText('There is no run')
  await expectAccessible(page, face, 'a run that is not there')
  await visit(page, `diff?run=${id}&with=sample`)
  await expectAccessible(page, face, 'two runs')
  await visit(page, 'machine')
  await page.getByRole('button', { name: 'Correct Cores', exact: true }).click()
  await expectAccessible(page, face, 'a fact being corrected')
})

test('axe finds nothing on the page of a team', async ({ launched: { page }, face, dataDir }) => {
  await addShowcase(dataDir)
  await visit(page, 'team')
  await expect(page.getByRole('table', { name: 'The largest models for each kind of machine' })).toBeVisible({ timeout: 40_000 })
  await page.getByRole('button', { name: 'Details of atlas' }).click()
  await expectAccessible(page, face, 'a team folder')
  await page.getByLabel('Group by').selectOption('month')
  await page.getByRole('button', { name: /^Let .* speak for eridanus/ }).click()
  await expect(page.getByRole('table', { name: "The team's results by month" })).toBeVisible()
  await expectAccessible(page, face, 'a team by month, and another key')
})

test('axe finds nothing on the keys and while a run is under way', async ({ launched: { page }, face }) => {
  await visit(page, 'measure')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expectAccessible(page, face, 'keys')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await startRun(page)
  await expectAccessible(page, face, 'running')
})
