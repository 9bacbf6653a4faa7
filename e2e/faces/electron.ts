import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { _electron } from '@playwright/test'
import { root, watch, type Launched } from '../fixtures'

/** The Electron that `npm start` would use. */
export function electronBinary(): string {
  const folder = execFileSync(process.execPath, [path.join(root, 'bin/groundspeed.mjs'), 'runtime', 'path', 'electron'], { encoding: 'utf8' }).trim()
  const name = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform as string] ?? 'electron'
  return path.join(folder, name)
}

/** Chromium's sandbox does not work for root, and containers run as root. */
export const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** Starts the built app, or a packaged one, with its own data folder. */
export async function startElectron(dataDir: string, packaged: string | null = null): Promise<Launched> {
  const app = await _electron.launch({
    executablePath: packaged ?? electronBinary(),
    args: [...asRoot, ...(packaged ? [] : [root]), `--user-data-dir=${dataDir}`],
    env: { ...(process.env as Record<string, string>), GROUNDSPEED_E2E: '1' },
    timeout: 60_000,
  })
  const page = await app.firstWindow()
  const complaints = await watch(page)
  const pid = app.process().pid!
  return {
    face: 'electron',
    app,
    page,
    pid,
    complaints,
    async save(act) {
      const folder = path.join(dataDir, 'saved')
      // A person is asked where; the tests answer in their place.
      await app.evaluate(({ session }, into) => {
        session.defaultSession.once('will-download', (_event, item) => item.setSavePath(`${into}/${item.getFilename()}`))
      }, folder)
      await act()
      const said = page.getByText(/^Saved .*\.$/)
      await said.waitFor({ timeout: 30_000 })
      return path.join(folder, (await said.innerText()).replace(/^Saved (.*)\.$/, '$1'))
    },
    // A window that hangs is ended by its pid.
    async close() {
      await Promise.race([app.close(), new Promise((resolve) => setTimeout(resolve, 5000))])
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It ended by itself, as it should.
      }
    },
  }
}
