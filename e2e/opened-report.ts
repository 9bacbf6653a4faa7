import fs from 'node:fs'
import { pathToFileURL } from 'node:url'
import { chromium, expect } from '@playwright/test'
import { asRoot } from '../build/electron.mjs'
import { chromiumBinary } from './faces/browser'

/** Opens a saved report from the disk, as whoever receives it would, and holds it against what it promises. */
export async function expectGoodReport(file: string, answer: string): Promise<void> {
  expect(fs.statSync(file).size).toBeLessThanOrEqual(500_000)
  const browser = await chromium.launch({ executablePath: chromiumBinary(), args: asRoot })
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    const asked: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(answer)
    await expect(page.locator('svg').first()).toBeVisible()
    expect(await page.locator('figure').count()).toBe(await page.locator('figure:has(svg):has(table)').count())
    expect(await page.locator('script').count()).toBe(0)
    expect(complaints).toEqual([])
    expect(asked).toEqual([pathToFileURL(file).href])
  } finally {
    await browser.close()
  }
}
