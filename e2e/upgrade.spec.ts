import fs from 'node:fs'
import path from 'node:path'
import { expect, root, test } from './fixtures'
import { answer, openPage } from './pages'

/** Round numbers in the shape of a run: an RTX 3090 in a desktop. */
function addWorkstation(dataDir: string): void {
  const folder = path.join(dataDir, 'runs')
  fs.mkdirSync(folder, { recursive: true })
  fs.copyFileSync(path.join(root, 'fixtures/runs/rtx-3090-workstation.groundspeed.json'), path.join(folder, '20261124-083000-rtx3090.groundspeed.json'))
}

test.use({ seed: { fill: addWorkstation } })

test('candidates stand in their order with reasons; limits refuse, an own part is added, a wrong one is said', async ({ launched: { page } }) => {
  await openPage(page, 'Advise')
  const section = page.getByRole('region', { name: 'Upgrade', exact: true })
  const table = section.getByRole('table', { name: 'Candidates for this machine' })
  await expect(section.getByRole('paragraph').first()).toHaveText(/^(Put in|Buy|Do nothing|Rent) ?/)
  await expect(section.getByText(/^In order: what is surely faster/).first()).toBeVisible()
  await section.getByRole('textbox', { name: 'Budget' }).fill('2000')
  await section.getByRole('textbox', { name: 'Power supply' }).fill('750')
  const more = section.getByRole('button', { name: /^Show \d+ more of/ })
  await expect(more).toBeVisible()
  while (await more.isVisible()) await more.click()
  await expect(table.getByRole('row', { name: /RTX 5090/ }).first()).toContainText(/refused: it costs \$4795\.00, \$2795\.00 over the budget; its maker recommends 1000 W, the power supply has 750/)
  await expect(table.getByRole('row', { name: /Do nothing/ })).toBeVisible()
  const part = section.getByRole('textbox', { name: 'A part of your own with its price' })
  await part.fill('RTX 9999 = 100')
  await section.getByRole('button', { name: 'Add part' }).click()
  await expect(section.getByRole('alert')).toContainText("There is no GPU or part 'RTX 9999'. Nearest:")
  await part.fill('RTX 4090 = 1500')
  await part.press('Enter')
  const own = table.getByRole('row', { name: /^Details of RTX 4090 / })
  await expect(own).toContainText(/\$1500\.00\s*entered/)
  await expect(section.getByRole('alert')).toHaveCount(0)
  await own.getByRole('button', { name: 'Details of RTX 4090' }).click()
  await expect(section.getByRole('list', { name: 'Rules for RTX 4090' })).toContainText('power: its maker recommends 850 W, the power supply has 750')
})

test('a part is put in, before stands beside after, and it is kept as the scenario until it is undone', async ({ launched: { page, save } }) => {
  await openPage(page, 'Advise')
  const section = page.getByRole('region', { name: 'Upgrade', exact: true })
  const choose = section.getByRole('combobox', { name: 'Put in' })
  await choose.fill('RTX 9999')
  await choose.press('Enter')
  await expect(page.getByText(/There is no part 'RTX 9999'\. Nearest: /)).toBeVisible()
  await choose.fill('RTX 5080')
  await choose.press('Enter')
  const swap = section.getByRole('group', { name: 'With RTX 5080' })
  await expect(swap.getByRole('status')).toHaveText(/^With the RTX 5080: this work [\d.]+x as fast \[[\d.]+, [\d.]+\], \$190\.55 net\./)
  await expect(swap.getByRole('row', { name: /^Runs on / })).toContainText(/RTX 3090.*RTX 5080/)
  await expect(swap.getByRole('row', { name: /^Power at work / })).toContainText('460 W')
  const file = await save(() => swap.getByRole('button', { name: 'Save scenario with it' }).click())
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toMatchObject({ schema: { name: 'groundspeed.scenario' }, gpu: 'GeForce RTX 5080' })
  await swap.getByRole('button', { name: 'Keep as scenario' }).click()
  await expect(answer(page)).toContainText('this RTX 5080')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(answer(page)).toContainText('this RTX 3090')
})

test('all of it is reached by keyboard', async ({ launched: { page } }) => {
  await openPage(page, 'Advise')
  const section = page.getByRole('region', { name: 'Upgrade', exact: true })
  await section.getByRole('textbox', { name: 'Budget' }).focus()
  await page.keyboard.type('900')
  await expect(section.getByText(/\d+ of \d+ are refused, each with its reason/)).toBeVisible()
  await section.getByRole('button', { name: 'Details of RTX 4080', exact: true }).focus()
  await page.keyboard.press('Enter')
  const putIn = section.getByRole('button', { name: 'Put it in' })
  await putIn.focus()
  await page.keyboard.press('Enter')
  await expect(section.getByRole('button', { name: 'Keep as scenario' })).toBeVisible()
})
