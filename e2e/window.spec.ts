import os from 'node:os'
import { expect, test } from './fixtures'
import { answer, openPage } from './pages'

test('opens and shows the machine and the version, without a console error', async ({ launched: { app, page } }) => {
  const version = await app!.evaluate(({ app }) => app.getVersion())
  await openPage(page, 'Machine')
  await expect(answer(page)).toContainText(os.hostname())
  await expect(answer(page)).toContainText('-core')
  await expect(page.getByRole('row', { name: /Processor .*cpuinfo/ })).toBeVisible()
  await openPage(page, 'Settings')
  await expect(page.getByRole('definition').filter({ hasText: version })).toBeVisible()
  await expect(page.getByText(/^Electron \d\S* \(Chromium/)).toBeVisible()
})

test('gives the page nothing of Node and nothing but two functions', async ({ launched: { page } }) => {
  const seen = await page.evaluate(() => ({
    require: typeof (globalThis as Record<string, unknown>)['require'],
    process: typeof (globalThis as Record<string, unknown>)['process'],
    api: Object.keys(window.groundspeed!),
  }))
  expect(seen).toEqual({ require: 'undefined', process: 'undefined', api: ['call', 'listen'] })
})

test('runs the page in the sandbox with context isolation', async ({ launched: { app } }) => {
  const preferences = await app!.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = contents.getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration, webSecurity }
  })
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true })
})

test('refuses a call on an unknown channel and one with wrong input', async ({ launched: { page } }) => {
  const answers = await page.evaluate(async () => [await window.groundspeed!.call('shell', 'ls'), await window.groundspeed!.call('machine-summary', { path: '/' })])
  expect(answers).toMatchObject([
    { ok: false, code: 'unknown-channel' },
    { ok: false, code: 'bad-input' },
  ])
})

test('blocks inline script, remote requests, navigation and new windows', async ({ launched: { app, page, complaints } }) => {
  const seen = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.head.append(script)
    const remote = await fetch('https://example.invalid/').then(
      () => 'fetched',
      () => 'blocked',
    )
    const opened = window.open('https://example.invalid/')
    window.location.href = 'https://example.invalid/'
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { injected: (window as unknown as { injected?: boolean }).injected ?? false, remote, opened: opened === null, at: window.location.origin }
  })
  expect(seen).toEqual({ injected: false, remote: 'blocked', opened: true, at: 'app://groundspeed' })
  expect(await app!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  // The policy reports what it blocked: these complaints are the proof, not an error.
  await expect.poll(() => complaints.length).toBeGreaterThanOrEqual(2)
  expect(complaints.every((text) => /Content Security Policy/.test(text))).toBe(true)
  complaints.length = 0
})

test('answers 404 for addresses outside the page', async ({ launched: { page, complaints } }) => {
  const statuses = await page.evaluate(async () => {
    const addresses = ['app://groundspeed/../main/electron.cjs', 'app://groundspeed/%2e%2e/main/electron.cjs', 'app://groundspeed/package.json', 'app://groundspeed/none.html']
    return Promise.all(addresses.map(async (address) => (await fetch(address)).status))
  })
  expect(statuses).toEqual([404, 404, 404, 404])
  complaints.length = 0
})
