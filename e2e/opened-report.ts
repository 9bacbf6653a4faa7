import fs from 'node:fs'
import { pathToFileURL } from 'node:url'
import { expect, type Browser } from '@playwright/test'

/**
 * Opens a saved report from the disk, as whoever receives it would, and holds it against what it promises.
 * @returns its answer, which the window must say as well
 */
export async function expectGoodReport(file: string, browser: Browser): Promise<string> {
  expect(fs.statSync(file).size).toBeLessThanOrEqual(500_000)
  const page = await browser.newPage()
  try {
    const complaints: string[] = []
    const asked: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    const answer = page.getByRole('heading', { level: 1 })
    await expect(answer).toHaveText(/\w/)
    await expect(page.locator('svg').first()).toBeVisible()
    expect(await page.locator('figure').count()).toBe(await page.locator('figure:has(svg):has(table)').count())
    expect(await page.locator('script').count()).toBe(0)
    expect(complaints).toEqual([])
    expect(asked).toEqual([pathToFileURL(file).href])
    return await answer.innerText()
  } finally {
    await page.close()
  }
}
