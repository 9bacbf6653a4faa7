import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { _electron, errors, expect, type ElectronApplication } from '@playwright/test'
import { asRoot, requireElectron } from '../../build/electron.mjs'
import { root, watch, type Launched } from '../fixtures'

/**
 * Attaches to a new Electron. About one attachment in some hundred never answers, before the app's own code runs
 * (Playwright issues 13243, 13297), and on a busy machine two in a row: Playwright ends that process, its log is shown, and
 * another is started, on the data folder as the first one met it: a silent one may have set a damaged file aside all the
 * same. The last silence is a failure; all of them end well within a test's time.
 */
async function attach(dataDir: string, options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  const asMet = `${dataDir}.as-met`
  // Chromium's own lock and socket are of one process and no part of what it met.
  cpSync(dataDir, asMet, { recursive: true, filter: (source) => !path.basename(source).startsWith('Singleton') })
  try {
    for (const timeout of [15_000, 15_000, 20_000]) {
      try {
        return await _electron.launch({ ...options, timeout })
      } catch (error) {
        if (!(error instanceof errors.TimeoutError)) throw error
        console.warn(`Electron did not answer within ${timeout / 1000} s, one more try. ${error.message}`)
        rmSync(dataDir, { recursive: true, force: true })
        cpSync(asMet, dataDir, { recursive: true })
      }
    }
    return await _electron.launch({ ...options, timeout: 40_000 })
  } finally {
    rmSync(asMet, { recursive: true, force: true })
  }
}

/** Asked for once: it is a program's start each time. */
let binary: Promise<string> | undefined

/** Starts the built app, or a packaged one, with its own data folder. */
export async function startElectron(dataDir: string, packaged: string | null = null): Promise<Launched> {
  const app = await attach(dataDir, {
    executablePath: packaged ?? (await (binary ??= requireElectron())),
    args: [...asRoot, ...(packaged ? [] : [root]), `--user-data-dir=${dataDir}`],
    env: { ...(process.env as Record<string, string>), GROUNDSPEED_E2E: '1' },
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
        const saved = new Promise((resolve) =>
          session.defaultSession.once('will-download', (_event, item) => {
            item.setSavePath(`${into}/${item.getFilename()}`)
            item.once('done', (_done, state) => resolve({ state, name: item.getFilename() }))
          }),
        )
        Object.assign(globalThis, { saved })
      }, folder)
      await act()
      const { state, name } = await app.evaluate(() => (globalThis as unknown as { saved: Promise<{ state: string; name: string }> }).saved)
      expect(state).toBe('completed')
      // Of an earlier file of the same name it is said as well.
      await expect(page.getByText(`Saved ${name}.`, { exact: true }).last()).toBeVisible()
      return path.join(folder, name)
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
