import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { electron } from './electron'
import { canInstallOfficial, installedPackage, installOfficial, type OfficialPorts } from './official-electron'
import { defaultAppArchive } from './default-app'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-electron-'))
  fs.writeFileSync(path.join(folder, 'install.js'), '')
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const makeDist = (at = path.join(folder, 'dist')) => {
  fs.mkdirSync(at, { recursive: true })
  fs.writeFileSync(path.join(at, 'electron'), '')
  fs.writeFileSync(path.join(at, 'version'), '45.4.1\n')
}
const signal = new AbortController().signal
const ports = (nodeVersion: string, code: number | 'timed-out', act = () => undefined as void) => {
  const calls: string[][] = []
  const run: OfficialPorts['run'] = async (_command, args) => {
    calls.push([...args])
    act()
    return code === 'timed-out' ? { state: 'timed-out', stdout: '', stderr: '' } : { state: 'ended', code, stdout: '', stderr: '' }
  }
  return { calls, ports: { packageFolder: folder, nodeVersion, run } }
}

describe('the current Electron', () => {
  it('is fetched by its own installer on Node 22.12 and newer', async () => {
    const { calls, ports: given } = ports('24.1.0', 0, () => makeDist())
    expect(await installOfficial({}, signal, given)).toBe(true)
    expect(calls).toEqual([[path.join(folder, 'install.js')]])
    expect(installedPackage(folder)).toMatchObject({ version: '45.4.1' })
  })
  it('is not even tried on Node 20', async () => {
    const { calls, ports: given } = ports('20.20.2', 0)
    expect(await installOfficial({}, signal, given)).toBe(false)
    expect(calls).toEqual([])
    expect([canInstallOfficial('22.11.0'), canInstallOfficial('22.12.0')]).toEqual([false, true])
  })
  it('gives way to the package index when its host is out of reach, slow, or delivers nothing', async () => {
    for (const code of [1, 'timed-out', 0] as const) expect(await installOfficial({}, signal, ports('24.0.0', code).ports)).toBe(false)
  })
})

describe('where Electron is looked for', () => {
  it('a folder that the user names comes first', () => {
    const own = path.join(folder, 'own')
    makeDist(own)
    expect(electron.elsewhere({ ELECTRON_OVERRIDE_DIST_PATH: own })).toEqual({ folder: own, version: '45.4.1', source: 'ELECTRON_OVERRIDE_DIST_PATH' })
    expect(electron.elsewhere({ ELECTRON_OVERRIDE_DIST_PATH: path.join(folder, 'not-there') })?.source).not.toBe('ELECTRON_OVERRIDE_DIST_PATH')
  })
})

it('the default app is an archive whose header names its two files', () => {
  const archive = defaultAppArchive()
  const size = archive.readUInt32LE(12)
  const header = JSON.parse(archive.toString('utf8', 16, 16 + size)) as { files: Record<string, { offset: string; size: number }> }
  const start = 8 + archive.readUInt32LE(4)
  const read = (name: string) => archive.toString('utf8', start + Number(header.files[name]!.offset), start + Number(header.files[name]!.offset) + header.files[name]!.size)
  expect(JSON.parse(read('package.json'))).toMatchObject({ main: 'main.js' })
  expect(read('main.js')).toContain('app.setAppPath')
})
