import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = path.resolve(__dirname, '..')
const workstation = path.join(root, 'fixtures/runs/rtx-3090-workstation.groundspeed.json')
const processorOnly = path.join(root, 'services/sample/epyc-2-core.groundspeed.json')
let dataDir: string
beforeEach(() => (dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-advise-'))))
afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }))

/** The real program, as a person would start it. */
function groundspeed(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'bin/groundspeed.mjs'), ...args, '--user-data-dir', dataDir], { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
  return { status, stdout, stderr }
}
/** Every dated price replaced by an entered one, so that the text does not age. */
const entered = ['--price', '2100', '--cloud-price', '1.006', '--electricity', '0.3', '--hours-per-week', '30']

describe('groundspeed advise, the real program', () => {
  it('answers for a replayed workstation with its sentence first', () => {
    expect(groundspeed('run', '--replay', workstation).status).toBe(0)
    const { status, stdout } = groundspeed('advise', '--with', 'a10g', ...entered)
    expect(status).toBe(0)
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'Own: at 30 hours a week, this RTX 3090 beats renting aws g5.xlarge from month 12',
      "(10 to 15), and saves $5,174 of today's money over 48 months. Below 7.6 hours a",
      'week renting wins.',
    ])
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })
  it('chooses the instance itself, and says the card by name', () => {
    groundspeed('run', '--replay', workstation)
    expect(groundspeed('advise').stdout.replace(/\s+/g, ' ')).toMatch(/^(Own|Rent): at 20 hours a week, (owning )?this RTX 3090 (never )?beats renting \S+ /)
  })
  it('asks for the price and the power of a machine without a card of the catalog, and answers once it has them', () => {
    groundspeed('run', '--replay', processorOnly)
    const asked = groundspeed('advise')
    expect(asked.status).toBe(3)
    expect(asked.stdout.replace(/\s+/g, ' ')).toMatch(/^To advise, one needs: price of the machine, .*; what the machine draws at work\. Enter --price USD; --watts W\./)
    const { status, stdout } = groundspeed('advise', '--with', 't4', '--watts', '120', ...entered)
    // The recording itself has doubts.
    expect(status).toBe(3)
    expect(stdout).toMatch(/^Rent: at 30 hours a week, owning this machine never beats renting/)
  })
  it('asks for a machine where there is no run, and still answers from the name of a GPU', () => {
    const nothing = groundspeed('advise')
    expect([nothing.status, nothing.stdout]).toEqual([2, ''])
    expect(nothing.stderr).toMatch(/no run yet, and advice needs a machine.*groundspeed run.*--gpu "RTX 3090".*--preset startup/s)
    expect(groundspeed('advise', '--gpu', 'RTX 3090', '--with', 'a10g', ...entered).stdout).toMatch(/^Own: at 30 hours a week, this RTX 3090 beats renting aws g5\.xlarge from month/)
  })
  it('keeps a scenario file that gives the same answer again', () => {
    groundspeed('run', '--replay', workstation)
    const file = path.join(dataDir, 'mine.json')
    const first = JSON.parse(groundspeed('advise', '--with', 'a10g', ...entered, '--save', file, '--json').stdout) as { answer: string; schema: unknown }
    expect(first.schema).toEqual({ name: 'groundspeed.advice', major: 1, minor: 0 })
    expect((JSON.parse(groundspeed('advise', '--scenario', file, '--json').stdout) as { answer: string }).answer).toBe(first.answer)
    expect(groundspeed('advise', '--diff', file, file).stdout).toMatch(/assume the same/)
  })
})
