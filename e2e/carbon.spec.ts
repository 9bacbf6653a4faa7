import { expectAccessible } from './axe'
import { addRecordedRun, expect, test } from './fixtures'
import { answer, openPage } from './pages'

test.describe('the grams of a card', () => {
  test.beforeEach(async ({ launched: { page } }) => {
    await openPage(page, 'Carbon')
    await expect(answer(page)).toHaveText('There is no run yet whose grams could be counted.')
    await page.getByLabel('Or for a card by its name').fill('GeForce RTX 3090')
    await expect(answer(page)).toContainText('this machine emits between')
  })

  test('are a band from its TDP, follow what is entered, and stand beside the cloud', async ({ launched: { page } }) => {
    await expect(answer(page)).toContainText('nobody said where it stands')
    await page.getByLabel('Where it stands').fill('Germany')
    await expect(answer(page)).toContainText('on the grid of Germany;')
    await page.getByLabel('Power at work').fill('400')
    await page.getByLabel('Hours at work', { exact: true }).fill('20')
    // 0.4 kW x 20 h x 4.348 weeks x 0.3341 kg, and the machine around the card.
    await expect(page.getByRole('row', { name: /Electricity at work 11\.6 kg/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /Making the machine \d/ })).toContainText('GeForce RTX 3090: unknown')
    await page.getByText('More', { exact: true }).click()
    await page.getByLabel('Making all of it').fill('480')
    await expect(answer(page)).toContainText('emits about 21.6 kg CO2e a month on the grid of Germany.')
    await expect(page.getByRole('img', { name: /Electricity at work and making the machine|Most of it is electricity at work/ })).toBeVisible()
    const places = page.getByRole('table', { name: /Places for the work/ })
    await expect(places.getByText('fewest grams', { exact: true })).toHaveCount(1)
    await places.getByRole('button', { name: /^CO2e a month/ }).click()
    await places.getByRole('button', { name: /^Details of aws / }).first().click()
    await expect(places.getByText(/aws states 1\.15/)).toBeVisible()
  })
  test('are shown before and after a change, and again as they are', async ({ launched: { page } }) => {
    await page.getByLabel('Where it stands').fill('Germany')
    await page.getByLabel('On the grid of').fill('Sweden')
    const section = page.getByRole('region', { name: 'What if' })
    await expect(section.getByRole('status')).toContainText('With the grid of Sweden')
    await expect(section.getByRole('row', { name: /An hour of work/ })).toContainText('less')
    await page.getByLabel('PUE then').fill('0.2')
    await expect(page.getByText('A number from 1 to 5')).toBeVisible()
    await page.getByRole('button', { name: 'As it is' }).click()
    await expect(section).toHaveCount(0)
  })
  test('an unknown place is refused with the nearest, and one goes on from there', async ({ launched: { page } }) => {
    await page.getByLabel('Where it stands').fill('Gremany')
    await page.getByLabel('Where it stands').press('Enter')
    await expect(page.getByRole('alert')).toContainText('Nearest: Germany')
    await page.getByLabel('Where it stands').fill('Germany')
    await expect(answer(page)).toContainText('on the grid of Germany')
  })
  test('axe finds nothing with everything open', async ({ launched: { page }, face }) => {
    await page.getByText('More', { exact: true }).click()
    await page.getByLabel('Life then').fill('99')
    await expect(page.getByText(/^A number from [\d.]+ to \d+$/)).toBeVisible()
    await page.getByLabel('Hours at work then').fill('30')
    await expect(page.getByRole('region', { name: 'What if' }).getByRole('status')).toContainText('30')
    await page.getByText('How we know').click()
    await expectAccessible(page, face, 'carbon')
  })
})

test('a run whose power nothing measured is said to be unknown, and a meter answers it', async ({ launched: { page }, dataDir }) => {
  const id = addRecordedRun(dataDir)
  await page.evaluate((hash) => (window.location.hash = hash), `#/carbon?run=${id}`)
  await expect(answer(page)).toContainText('What this machine emits is unknown: no sensor measured its power')
  await page.getByLabel('Power at work').fill('120')
  await expect(answer(page)).toContainText('kg CO2e a month')
  await page.evaluate(() => (window.location.hash = '#/carbon?run=20200101-000000-nothere'))
  await expect(page.getByRole('alert')).toContainText('There is no run')
})
