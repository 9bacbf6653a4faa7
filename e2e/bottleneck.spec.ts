import fs from 'node:fs'
import path from 'node:path'
import { expect, root, test } from './fixtures'
import { answer, openPage } from './pages'

const recorded = path.join(root, 'fixtures/runs/throttled')
const part = (page: Parameters<typeof answer>[0]) => page.getByRole('region', { name: 'What holds the work back' })

/** A machine whose disk was really held back, with the work that was recorded for it. */
const throttled = (id: string) => ({
  fill(dataDir: string) {
    fs.mkdirSync(path.join(dataDir, 'runs'), { recursive: true })
    const text = fs.readFileSync(path.join(recorded, `${id}.groundspeed.json`), 'utf8')
    fs.writeFileSync(path.join(dataDir, 'runs', `${(JSON.parse(text) as { id: string }).id}.groundspeed.json`), text)
    fs.copyFileSync(path.join(recorded, `${id}.workload.json`), path.join(dataDir, 'workload.json'))
  },
})

test.describe('a machine with a slow disk', () => {
  test.use({ seed: throttled('slow-disk') })
  test('the result says what holds the work back, and opens its proof by the keyboard', async ({ launched: { page } }) => {
    await expect(part(page)).toContainText("The disk holds 'Label photographs' back")
    await expect(part(page).getByRole('img')).toHaveCount(0)
    await part(page).getByText('The proof', { exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(part(page).getByRole('img', { name: /What an image waits for most is the disk/ })).toBeVisible()
    await expect(part(page).getByRole('row', { name: /^reading from end to end, past the page cache Disk, sequential read .*MB\/s .* measured$/ })).toBeVisible()
    await part(page).getByRole('button', { name: 'Details of Arithmetic' }).click()
    await expect(part(page).getByRole('table', { name: 'Evidence: Arithmetic' })).toContainText('Matrix multiply, fp32')
  })
  test('advice that began with that run has it in full, and advice of a preset has not', async ({ launched: { page } }) => {
    await openPage(page, 'Advise')
    await expect(part(page)).toContainText('How sure:')
    await expect(part(page).getByRole('table', { name: 'Every part that was looked at' })).toContainText('holds the work back')
    await page.getByRole('button', { name: 'Start from something else' }).click()
    await page.getByRole('list', { name: 'Usual situations' }).getByRole('button', { name: 'Startup' }).click()
    await expect(answer(page)).toContainText('at 30 hours a week')
    await expect(part(page)).toHaveCount(0)
  })
})

test.describe('a balanced machine', () => {
  test.use({ seed: throttled('balanced') })
  test('nothing stands out, and that is said', async ({ launched: { page } }) => {
    await expect(part(page)).toContainText("Nothing stands out: no part of this machine alone holds 'A graph network' back.")
  })
})

test('the sample machine names what its run lacks, and offers to measure it', async ({ launched: { page } }) => {
  await page.getByRole('button', { name: 'Explore a sample machine' }).click()
  await expect(part(page)).toContainText('Nobody chose a work yet')
  await expect(part(page).getByRole('button', { name: 'Measure again, with what is missing' })).toBeVisible()
  await part(page).getByRole('button', { name: 'Choose yours' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
})
