import os from 'node:os'
import { expect, test } from './fixtures'
import { expectGoodReport } from './opened-report'
import { answer, status } from './pages'

test('by keyboard alone: the facts, a run, its comparison and its report', { tag: '@measures' }, async ({ launched: { page, save }, shared }) => {
  const { keyboard } = page
  await keyboard.press('Alt+2')
  await expect(answer(page)).toContainText(os.hostname())
  await expect(answer(page)).toBeFocused()
  await keyboard.press('Alt+1')
  await expect(page.getByRole('radio', { name: /^quick/ })).toBeVisible()
  await expect(answer(page)).toBeFocused()
  // From the heading: the mode, the fold of benchmarks, its boxes.
  await keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: /^quick/ })).toBeFocused()
  // Past what is seen of the machine, to the fold of benchmarks.
  const fold = page.getByText('The 9 benchmarks of a quick run')
  for (let i = 0; i < 6 && !(await fold.evaluate((element) => element === document.activeElement)); i++) await keyboard.press('Tab')
  await expect(fold).toBeFocused()
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Choose none' })).toBeFocused()
  await keyboard.press('Space')
  await expect(page.getByText('0 benchmarks chosen')).toBeVisible()
  // Past the button that has it all again.
  await keyboard.press('Tab')
  const boxes = page.getByRole('group', { name: 'Benchmarks' }).getByRole('checkbox')
  // The comparison needs these two.
  const wanted = ['Matrix multiply, fp32', 'Memory bandwidth, triad in place']
  const titles = await boxes.evaluateAll((all) => all.map((box) => box.parentElement!.innerText.split('\n')[0]!))
  for (const title of titles) {
    await keyboard.press('Tab')
    if (wanted.includes(title)) await keyboard.press('Space')
  }
  await expect(page.getByText('2 benchmarks chosen')).toBeVisible()
  await keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Measure this machine' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /finished quick 2 of 2/ })).toBeVisible({ timeout: 90_000 })
  const said = await expectGoodReport(await save(() => keyboard.press('Control+s')), await shared())
  await expect(answer(page)).toHaveText(said)
  await keyboard.press('Alt+3')
  await expect(answer(page)).toContainText('costs least on')
})

test('by keyboard alone: a run is started and cancelled from anywhere', async ({ launched: { page } }) => {
  const { keyboard } = page
  // Wherever it stands in the rail.
  await keyboard.press((await page.getByRole('button', { name: 'Settings', exact: true }).getAttribute('aria-keyshortcuts'))!)
  await expect(page.getByRole('heading', { name: 'About' })).toBeVisible()
  await keyboard.press('Control+Enter')
  await expect(status(page)).toContainText(/launch 1 of 3/, { timeout: 60_000 })
  await keyboard.press('Control+.')
  await expect(page.getByRole('row', { name: /interrupted quick/ })).toBeVisible({ timeout: 30_000 })
})

test('the keys are listed behind one, and a chart is walked with the arrows', async ({ launched: { page } }) => {
  const { keyboard } = page
  await keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' }).getByText('Cancel the run under way')).toBeVisible()
  await keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.evaluate(() => (window.location.hash = '#/compare?run=sample'))
  const chart = page.getByRole('img', { name: /are worth their price/ })
  await chart.focus()
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await expect(page.getByText(/^RTX 3090, runpod: \$0\.22; [\d.]+x \[.*\], predicted, on the front$/)).toBeVisible()
  await keyboard.press('t')
  await expect(page.getByRole('table', { name: /are worth their price/ }).getByRole('row')).toHaveCount(101)
})
