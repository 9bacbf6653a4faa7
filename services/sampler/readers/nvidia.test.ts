import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lineCutter } from '../tool-loop'
import { systemFiles } from '../files'
import { nvidiaReader } from './nvidia'

let folder: string
let reader: ReturnType<typeof nvidiaReader>
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-smi-'))))
afterEach(() => {
  reader.stop!()
  fs.rmSync(folder, { recursive: true, force: true })
})

let now = 0
const read = () => reader.read({ files: systemFiles, owner: 1, worker: null, now: () => now })
/** A program in place of nvidia-smi, and the reader on it. */
async function pretend(script: string, env: NodeJS.ProcessEnv = {}) {
  const file = path.join(folder, 'nvidia-smi')
  fs.writeFileSync(file, `#!${process.execPath}\nconst fields = process.argv[2].split('=')[1].split(',')\n${script}`, { mode: 0o755 })
  reader = nvidiaReader(file)
  await reader.start!({ env, platform: 'linux', dataDir: folder, now: () => now })
}
const until = async (done: () => boolean) => {
  for (let i = 0; i < 100 && !done(); i++) await new Promise((resolve) => setTimeout(resolve, 50))
}
const line = "console.log('0, 0x0000000000000020, 1410, 250.5, 65, 97, 1024')"
const stay = 'setInterval(() => undefined, 1000)'

describe.runIf(process.platform !== 'win32')('nvidia-smi as a long-lived child', () => {
  it('gives the latest line, and nothing once it is old', async () => {
    await pretend(`${line};${stay}`)
    expect(read()).toMatchObject({ known: true, value: [{ index: 0, reasons: 0x20, smHz: 1.41e9, utilization: 0.97 }] })
    now += 4
    expect(read()).toEqual({ known: false, because: 'timed-out' })
  })
  it('that ends is unknown; with a lost GPU it says so', async () => {
    await pretend(`${line};setTimeout(() => process.exit(1), 100)`)
    await until(() => !read().known)
    expect(read()).toEqual({ known: false, because: 'unreadable' })
    await pretend(`${line};console.log('Unable to determine the device handle for GPU0000:01:00.0: GPU is lost.  Reboot the system to recover this GPU')`)
    await until(() => !read().known)
    expect(read()).toEqual({ known: false, because: 'unreadable', detail: 'gpu-lost' })
  })
  it('that lists a lost board with no values says that it is lost', async () => {
    await pretend(`console.log('0' + ', [GPU is lost]'.repeat(6));${stay}`)
    expect(read()).toMatchObject({ known: false, detail: 'gpu-lost' })
  })
  it('that does not know a field is asked again without it', async () => {
    await pretend(`if (fields.length === 7) { console.log('Field "clocks_throttle_reasons.active" is not a valid field to query.'); process.exit(2) }; console.log('0, 1410, 250.5, 65, 97, 1024');${stay}`)
    expect(read()).toMatchObject({ known: true, value: [{ reasons: null, watts: 250.5 }] })
  })
  it('that refuses everything is not asked for ever', async () => {
    await pretend(`console.log('Field "' + fields[fields.length - 1] + '" is not a valid field to query.'); process.exit(2)`)
    expect(read()).toEqual({ known: false, because: 'unreadable' })
  })
  it('lists only the boards that the worker may see', async () => {
    await pretend(`console.log('0, 0x0, 1, 1, 1, 1, 1\\n1, 0x0, 1, 1, 1, 1, 1');${stay}`, { CUDA_VISIBLE_DEVICES: '1' })
    expect(read()).toMatchObject({ known: true, value: [{ index: 1 }] })
  })
  it('that is not there, or has no boards, is not installed', async () => {
    reader = nvidiaReader(path.join(folder, 'absent'))
    await reader.start!({ env: {}, platform: 'linux', dataDir: folder, now: () => now })
    expect(read()).toEqual({ known: false, because: 'not-installed' })
    await pretend("console.log('No devices were found'); process.exit(6)")
    expect(read()).toEqual({ known: false, because: 'not-installed', detail: 'no-devices' })
  })
})

describe('lines', () => {
  it('are whole whatever the pieces they come in, and never endless', () => {
    reader = nvidiaReader()
    const lines: string[] = []
    const cut = lineCutter((text) => lines.push(text))
    for (const piece of ['0, 1', ', 2\r\n1, ', '3\n', 'x'.repeat(10_000), '\n']) cut(piece)
    expect(lines.map((each) => each.length)).toEqual([7, 4, 4096])
  })
})
