import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test as base, type Browser, type Download, type ElectronApplication, type Page } from '@playwright/test'
import { launchBrowser, startBrowser } from './faces/browser'
import { startElectron } from './faces/electron'

export const root = path.resolve(import.meta.dirname, '..')
export const recordedRun = path.join(root, 'services/sample/epyc-2-core.groundspeed.json')

/** The two faces of one program: the project of playwright.config.ts says which a test drives. */
export type Face = 'electron' | 'browser'

export interface Launched {
  readonly face: Face
  readonly page: Page
  /** Only in Electron's face. */
  readonly app: ElectronApplication | null
  /** The process whose children measure. */
  readonly pid: number
  /** Everything the page complained of; a test ends red when this is not empty. */
  readonly complaints: string[]
  /** Does what saves a file, and gives the file. */
  save(act: () => Promise<void>): Promise<string>
  close(): Promise<void>
}

export interface Fixtures {
  face: Face
  /** What is in the data folder before the program starts. */
  seed: { fill: (dataDir: string) => void }
  /** A data folder of this test alone. */
  dataDir: string
  /** Opens a window on the test's data folder, or on another one. It ends with the test, which is red if the page complained. */
  launch: (folder?: string) => Promise<Launched>
  launched: Launched
}

export interface WorkerFixtures {
  /** One browser for all tests of a worker, started when the first asks for it. */
  shared: () => Promise<Browser>
}

/** Waits for the page's ready signal and collects what its console complains of. */
export async function watch(page: Page): Promise<string[]> {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.waitForSelector('html[data-ready="ready"]', { state: 'attached' })
  return complaints
}

export const keep = async (download: Download, folder: string): Promise<string> => {
  const file = path.join(folder, download.suggestedFilename())
  await download.saveAs(file)
  return file
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  face: ['electron', { option: true }],
  seed: [{ fill: () => undefined }, { option: true }],
  dataDir: async ({ seed }, use) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-e2e-'))
    seed.fill(folder)
    await use(folder)
    fs.rmSync(folder, { recursive: true, force: true })
  },
  launch: async ({ face, dataDir, shared }, use) => {
    const all: Launched[] = []
    await use(async (folder = dataDir) => {
      const launched = face === 'electron' ? await startElectron(folder) : await startBrowser(folder, await shared())
      all.push(launched)
      return launched
    })
    for (const each of all) await each.close()
    expect(all.flatMap(({ complaints }) => complaints), 'console errors of the page').toEqual([])
  },
  launched: async ({ launch }, use) => use(await launch()),
  shared: [
    async ({}, use) => {
      let started: Promise<Browser> | undefined
      await use(() => (started ??= launchBrowser()))
      await (await started)?.close()
    },
    { scope: 'worker' },
  ],
})

/** Puts the recorded run among the runs of a data folder. */
export function addRecordedRun(dataDir: string): string {
  const folder = path.join(dataDir, 'runs')
  fs.mkdirSync(folder, { recursive: true })
  const { id } = JSON.parse(fs.readFileSync(recordedRun, 'utf8')) as { id: string }
  fs.copyFileSync(recordedRun, path.join(folder, `${id}.groundspeed.json`))
  return id
}

/** A file the program keeps in its data folder, parsed; `undefined` while it is not written yet, so that a poll asks again. */
export function keptFile(dataDir: string, name: string): unknown {
  const file = path.join(dataDir, name)
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined
}

/** Worker processes below a process: the ones that measure, and no others. */
export function workersOf(pid: number): number[] {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap((match) => (match ? [{ pid: Number(match[1]), parent: Number(match[2]), args: match[3]! }] : []))
  const below = (parent: number): typeof processes => processes.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)])
  // Electron starts them as node services, the command line as node with our worker file.
  const workers = below(pid).filter((each) => /node\.mojom\.NodeService|worker\.cjs/.test(each.args)).map((each) => each.pid)
  // The sampler is one of Electron's as well, and the older one.
  return workers.sort((a, b) => b - a)
}

export { expect, type Page }
