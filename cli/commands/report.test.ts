import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call as callWith } from '../testing/call'
import { advise } from './advise'
import { report } from './report'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-cli-report-'))
  // Prices age: the day is part of the answer.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-26T12:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
  fs.rmSync(folder, { recursive: true, force: true })
})

const run = path.resolve(__dirname, '../../fixtures/runs/rtx-3090-workstation.groundspeed.json')
const services = () => ({ paths: { dataDir: folder, cacheDir: folder } })
const page = (scenario: string, ...args: string[]) => callWith(report, services(), [run, '--format', 'html', '--scenario', scenario, ...args])

interface Edited {
  schema: { major: number; minor: number }
  instance: string
  assumptions: Record<string, { value: number; unit: string; source: string }>
}
/** The preset's scenario as `advise --save` writes it, and then as somebody changed it by hand. */
async function saved(edit: (scenario: Edited) => void = () => undefined): Promise<string> {
  const file = path.join(folder, 'mine.scenario.json')
  expect((await callWith(advise, services(), ['--preset', 'startup', '--save', file, '--force'])).error).toBe('')
  const scenario = JSON.parse(fs.readFileSync(file, 'utf8')) as Edited
  edit(scenario)
  fs.writeFileSync(file, JSON.stringify(scenario))
  return file
}
/** The file with this length: cut, or with nothing but zeros to it. */
function cutTo(file: string, bytes: number): string {
  fs.truncateSync(file, bytes)
  return file
}
const ownOrRent = (html: string) => /<h2>Own or rent<\/h2><p>([^<]*)<\/p>/.exec(html)?.[1] ?? null

describe('groundspeed report --scenario', () => {
  it('answers own or rent for a preset and for the file that was saved of it alike, and without one says nothing of it', async () => {
    const [preset, file] = [await page('startup'), await page(await saved())]
    expect([preset.code, file.code]).toEqual([0, 0])
    expect(ownOrRent(preset.stdout)).toMatch(/^Rent: at 30 hours a week, owning this RTX 5090 never beats renting /)
    expect(ownOrRent(file.stdout)).toBe(ownOrRent(preset.stdout))
    expect(file.stdout).toContain('From the file mine.scenario.json.')
    expect(ownOrRent((await callWith(report, services(), [run, '--format', 'html'])).stdout)).toBeNull()
  })
  it('goes by the numbers of the file', async () => {
    const file = await saved(({ assumptions }) => (assumptions['hoursPerWeek'] = { value: 100, unit: 'h/week', source: 'entered' }))
    expect(ownOrRent((await page(file)).stdout)).toMatch(/^Own: at 100 hours a week, this RTX 5090 beats renting /)
  })
  it('answers from the file alone for an instance that the catalog does not have: its price and speed are in it', async () => {
    const before = ownOrRent((await page(await saved())).stdout)!
    const { code, stdout } = await page(await saved((scenario) => (scenario.instance = 'aws:p99.huge:us-east-1')))
    expect(code).toBe(0)
    expect(ownOrRent(stdout)).toBe(before.replace(/renting .* within/, 'renting aws p99.huge within'))
  })
  it.each([
    ['a preset that there is not', (): string | Promise<string> => 'nope', 2, /There is no scenario nope\..*--save FILE/],
    ['a file that breaks off', (): Promise<string> => saved().then((file) => cutTo(file, 300)), 1, /mine\.scenario\.json is no scenario: /],
    ['a file of a newer version', () => saved(({ schema }) => (schema.major = 2)), 1, /needs a newer version of Groundspeed\. It is of schema 2; this version reads 1/],
    ['a number out of its range', () => saved(({ assumptions }) => (assumptions['hoursPerWeek']!.value = 169)), 1, /is no scenario: assumptions\.hoursPerWeek\.value/],
    ['a run in place of a scenario', () => run, 1, /is no scenario: schema\.name/],
    ['a file too large to be one', (): Promise<string> => saved().then((file) => cutTo(file, 1024 * 1024 + 1)), 1, /larger than a scenario can be/],
  ] as const)('refuses %s with what to do, and writes nothing', async (_what, scenario, code, words) => {
    const out = path.join(folder, 'report.html')
    const refused = await page(await scenario(), '--out', out)
    expect([refused.code, refused.stdout, fs.existsSync(out)]).toEqual([code, '', false])
    expect(refused.error).toMatch(words)
  })
  it('takes what a later minor version added, and answers with what it knows', async () => {
    const file = await saved((scenario) => {
      scenario.schema.minor = 7
      scenario.assumptions['waterPerHour'] = { value: 1, unit: 'l/h', source: 'entered' }
    })
    const { code, stdout } = await page(file)
    expect([code, ownOrRent(stdout)]).toEqual([0, ownOrRent((await page('startup')).stdout)])
  })
})
