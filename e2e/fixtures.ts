import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test'

const root = path.resolve(import.meta.dirname, '..')

/** The Electron that `npm start` would use. */
export function electronBinary(): string {
  const folder = execFileSync(process.execPath, [path.join(root, 'bin/groundspeed.mjs'), 'runtime', 'path', 'electron'], { encoding: 'utf8' }).trim()
  const name = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform as string] ?? 'electron'
  return path.join(folder, name)
}

export interface Launched {
  app: ElectronApplication
  page: Page
  /** Everything the page complained of; a test ends red when this is not empty. */
  complaints: string[]
}

interface Fixtures {
  /** A data folder of this test alone. */
  dataDir: string
  launched: Launched
}

/**
 * Starts the built app with its own data folder, waits for its ready signal, and fails the test on any console error.
 * Closing is raced with a time limit: a window that hangs is ended by its pid.
 */
export const test = base.extend<Fixtures>({
  dataDir: async ({}, use) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-e2e-'))
    await use(folder)
    fs.rmSync(folder, { recursive: true, force: true })
  },
  launched: async ({ dataDir }, use) => {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const app = await _electron.launch({
      executablePath: electronBinary(),
      args: [...asRoot, root, `--user-data-dir=${dataDir}`],
      env: { ...(process.env as Record<string, string>), GROUNDSPEED_E2E: '1' },
      timeout: 60_000,
    })
    const complaints: string[] = []
    const page = await app.firstWindow()
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.waitForSelector('html[data-ready="ready"], html[data-ready="failed"]')
    await use({ app, page, complaints })
    expect(complaints, 'console errors of the page').toEqual([])
    const pid = app.process().pid
    await Promise.race([app.close(), new Promise((resolve) => setTimeout(resolve, 5000))])
    try {
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself, as it should.
    }
  },
})

export { expect }
