import { expect, type Locator, type Page } from '@playwright/test'

/** The words and places that several tests look for. */
export const answer = (page: Page) => page.getByRole('heading', { level: 1 })
export const openPage = (page: Page, name: string) => page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name, exact: true }).click()
export const status = (page: Page) => page.getByRole('region', { name: 'Run under way' }).getByRole('status')

/** Leaves only these benchmarks chosen. */
export async function chooseOnly(page: Page, titles: readonly string[]): Promise<void> {
  await page.getByText(/^The \d+ benchmarks of a quick run$/).click()
  await page.getByRole('button', { name: 'Choose none' }).click()
  const group = page.getByRole('group', { name: 'Benchmarks' })
  for (const title of titles) await group.getByText(title, { exact: true }).click()
  await expect(page.getByText(`${titles.length} benchmarks chosen`)).toBeVisible()
}

export async function startRun(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Measure this machine' }).click()
  await expect(status(page)).toContainText(/launch 1 of 3/, { timeout: 60_000 })
}

/** Drags a file over a place and lets it go there, as the page sees it. */
export async function dropFile(target: Locator, name: string, text: string): Promise<void> {
  const dataTransfer = await target.page().evaluateHandle(
    ([called, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], called))
      return transfer
    },
    [name, text] as const,
  )
  await target.dispatchEvent('dragover', { dataTransfer })
  await target.dispatchEvent('drop', { dataTransfer })
}
