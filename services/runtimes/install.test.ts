import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { known } from '../../core/result/known'
import { type InstallOptions, type RuntimeDefinition } from './definition'
import { installRuntime, runtimeFolder, verifyInstalled } from './install'
import { extractMembers } from './zip'
import { writeZip } from './testing/zip-writer'

let root: string
beforeEach(() => (root = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-runtime-'))))
afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

const library = Buffer.from('a library, as far as this test goes')
const wheel = writeZip({ 'tensorflow/lib.so': library, 'tensorflow/other.py': Buffer.from('x') })
const sha256 = crypto.createHash('sha256').update(wheel).digest('hex')

const definition = (over: Partial<RuntimeDefinition> = {}, digest = sha256): RuntimeDefinition => ({
  id: 'tensorflow',
  title: 'Example',
  version: '1.0',
  diskBytes: 1000,
  files: ['lib.so'],
  wheels: () => known([{ project: 'example', version: '1.0', pythonVersion: '3.11', abi: 'none', platform: 'any', sha256: digest, bytes: wheel.length }]),
  prepare: ({ wheelFiles, folder, signal }) => extractMembers(wheelFiles[0]!, new Map([['tensorflow/lib.so', path.join(folder, 'lib.so')]]), { signal }),
  elsewhere: () => null,
  ...over,
})

function options(): InstallOptions {
  const from = path.join(root, 'offline')
  fs.mkdirSync(from, { recursive: true })
  fs.writeFileSync(path.join(from, 'example-1.0-py3-none-any.whl'), wheel)
  return { paths: { dataDir: root, cacheDir: path.join(root, 'cache') }, env: {}, signal: new AbortController().signal, onProgress: () => undefined, from }
}

describe('installing a runtime', () => {
  it('unpacks the files that are wanted and nothing else, and says it is whole', async () => {
    const folder = await installRuntime(definition(), options())
    expect(fs.readFileSync(path.join(folder, 'lib.so'))).toEqual(library)
    expect(fs.readdirSync(folder)).not.toContain('other.py')
    expect(await verifyInstalled(options().paths, definition())).toBe(true)
  })
  it('with other bytes than expected installs nothing and says so', async () => {
    const wrong = definition({}, 'f'.repeat(64))
    await expect(installRuntime(wrong, options())).rejects.toThrow(/other bytes than expected.*nothing was installed/)
    expect(fs.existsSync(runtimeFolder(options().paths, wrong))).toBe(false)
  })
  it('that fails half way leaves nothing behind, and the next try succeeds', async () => {
    const failing = definition({
      prepare: async ({ folder }) => {
        fs.writeFileSync(path.join(folder, 'half'), 'x')
        throw new Error('the power went')
      },
    })
    await expect(installRuntime(failing, options())).rejects.toThrow('the power went')
    expect(fs.existsSync(runtimeFolder(options().paths, failing))).toBe(false)
    expect(fs.readdirSync(path.join(root, 'cache', 'runtimes'))).toEqual([])
    await installRuntime(definition(), options())
  })
  it('goes on after a kill: leftovers and a dead lock are cleared away', async () => {
    const folder = runtimeFolder(options().paths, definition())
    fs.mkdirSync(`${folder}.tmp-dead`, { recursive: true })
    fs.writeFileSync(`${folder}.lock`, '999999999')
    await installRuntime(definition(), options())
    expect(fs.existsSync(`${folder}.tmp-dead`)).toBe(false)
  })
  it('is refused while another is under way', async () => {
    const folder = runtimeFolder(options().paths, definition())
    fs.mkdirSync(path.dirname(folder), { recursive: true })
    fs.writeFileSync(`${folder}.lock`, String(process.ppid))
    await expect(installRuntime(definition(), options())).rejects.toThrow(/under way/)
  })
  it('notices a file that was altered after it was checked', async () => {
    const folder = await installRuntime(definition(), options())
    expect(await verifyInstalled(options().paths, definition())).toBe(true)
    fs.writeFileSync(path.join(folder, 'lib.so'), Buffer.concat([library, Buffer.from('!')]))
    expect(await verifyInstalled(options().paths, definition())).toBe(false)
  })
  it('says what is missing from a folder that should hold the wheel', async () => {
    await expect(installRuntime(definition(), { ...options(), from: path.join(root, 'empty') })).rejects.toThrow(/does not hold example-1.0/)
  })
})

describe('a damaged archive', () => {
  it('is refused at any length it is cut to', async () => {
    for (let length = 0; length < wheel.length; length += 17) {
      const file = path.join(root, 'cut.whl')
      fs.writeFileSync(file, wheel.subarray(0, length))
      const target = path.join(root, 'out')
      await expect(extractMembers(file, new Map([['tensorflow/lib.so', target]]), { signal: new AbortController().signal }), `cut at ${length}`).rejects.toThrow()
    }
  })
})
