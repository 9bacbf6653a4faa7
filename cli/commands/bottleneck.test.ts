import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quietMachine, runOf } from '../../core/bottleneck/testing/example'
import { saveRun } from '../../services/storage/runs'
import { call as callWith } from '../testing/call'
import { bottleneck } from './bottleneck'

let folder: string
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-cli-bottleneck-'))))
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))
const paths = () => ({ dataDir: folder, cacheDir: folder })

const call = (...args: string[]) => callWith(bottleneck, { paths: paths() }, args)

describe('groundspeed bottleneck', () => {
  it('answers first, then shows the proof and every part, in 80 columns, for the usual work where nobody chose one', async () => {
    saveRun(paths(), runOf(quietMachine))
    const { code, stdout } = await call()
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Arithmetic holds 'Train ResNet-50' back: /)
    for (const words of ['What it stands on:', 'What to try:', 'Nobody chose a work yet', 'Decoding on the processor', '(measured, Matrix multiply, fp32)']) expect(stdout.replace(/\s+/g, ' ')).toContain(words)
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
    expect((await call('--workload', 'resnet50')).stdout).not.toContain('Nobody chose')
  })
  it('prints base units with their kind as JSON', async () => {
    saveRun(paths(), runOf({ ...quietMachine, 'disk-read': 2e6 }))
    const answer = JSON.parse((await call('--workload', 'resnet50', '--json')).stdout)
    expect(answer).toMatchObject({ schema: { name: 'groundspeed.bottleneck', major: 1, minor: 0 }, verdict: 'found', byDefault: false, time: { kind: 'predicted', unit: 'image' } })
    expect(answer.looked.find(({ id }: { id: string }) => id === 'disk').evidence[0]).toMatchObject({ value: expect.closeTo(2e6, 0), unit: 'B/s', provenance: 'measured', benchmark: 'disk-read' })
  })
  it('ends with 3 where the run lacks what the answer needs, and says which run would have it', async () => {
    saveRun(paths(), runOf({ 'disk-read': 1e9 }))
    const { code, stdout } = await call()
    expect(code).toBe(3)
    expect(stdout).toMatch(/^What holds 'Train ResNet-50' back cannot be said from this run\./)
    expect(stdout).toMatch(/--only\s+disk-read,matmul-fp32,triad,image-decode/)
  })
  it('refuses a work that there is not, with the nearest, and a machine without a run', async () => {
    expect(await call()).toMatchObject({ code: 2, error: expect.stringContaining('There is no run yet') })
    saveRun(paths(), runOf(quietMachine))
    expect(await call('--workload', 'resnet5')).toMatchObject({ code: 2, error: expect.stringContaining('resnet50') })
  })
})
