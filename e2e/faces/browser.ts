import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import { chromium, type Browser } from '@playwright/test'
import { asRoot } from '../../build/electron.mjs'
import { keep, root, watch, type Launched } from '../fixtures'

const places = [process.env['GROUNDSPEED_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export function chromiumBinary(): string {
  const found = places.find((file) => file !== undefined && fs.existsSync(file))
  if (!found) throw new Error('There is no Chromium: sudo apt-get install chromium, or name one in GROUNDSPEED_CHROMIUM.')
  return found
}

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: chromiumBinary(), args: asRoot })

/** Starts `groundspeed serve` and follows its link in a browser, as a person would, with a profile of its own. */
export async function startBrowser(dataDir: string, browser: Browser): Promise<Launched> {
  const server = spawn(process.execPath, [path.join(root, 'bin/groundspeed.mjs'), 'serve', '--no-open', '--json', '--port', '0', '--user-data-dir', dataDir], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  server.stderr.on('data', (data) => (said += data))
  const link = await new Promise<string>((resolve, reject) => {
    readline.createInterface({ input: server.stdout }).once('line', (line) => resolve((JSON.parse(line) as { url: string }).url))
    server.once('exit', (code) => reject(new Error(`groundspeed serve ended with ${code}: ${said}`)))
  })
  const profile = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true })
  const page = await profile.newPage()
  await page.goto(link)
  const complaints = await watch(page)
  return {
    face: 'browser',
    app: null,
    page,
    pid: server.pid!,
    complaints,
    async save(act) {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: 30_000 }), act()])
      fs.mkdirSync(path.join(dataDir, 'saved'), { recursive: true })
      return keep(download, path.join(dataDir, 'saved'))
    },
    async close() {
      await profile.close()
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000))])
      server.kill('SIGKILL')
    },
  }
}
