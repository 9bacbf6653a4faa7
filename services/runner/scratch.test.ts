import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeScratch } from './scratch'

let dataDir: string
let other: string
beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-scratch-'))
  other = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-elsewhere-'))
})
afterEach(() => [dataDir, other].forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })))

it('a run writes beside its data, or where it was told, and leaves nothing there', () => {
  for (const chosen of [null, other]) {
    const { folder, remove } = makeScratch(dataDir, 'run-1', chosen)
    expect(folder.startsWith(chosen ?? dataDir)).toBe(true)
    fs.writeFileSync(path.join(folder, 'work.bin'), 'x')
    remove()
    expect(fs.existsSync(folder)).toBe(false)
  }
  expect(fs.readdirSync(other)).toEqual([])
})

it('what a killed run left elsewhere is removed by the next one, wherever that one writes', () => {
  const killed = makeScratch(dataDir, 'run-1', other)
  fs.writeFileSync(path.join(killed.folder, 'work.bin'), 'x')
  makeScratch(dataDir, 'run-2', null).remove()
  expect(fs.readdirSync(other)).toEqual([])
})

it('a note that was tampered with removes nothing that is not ours', () => {
  fs.writeFileSync(path.join(dataDir, 'scratch-folder.txt'), other)
  fs.writeFileSync(path.join(other, 'precious.txt'), 'x')
  makeScratch(dataDir, 'run-1').remove()
  expect(fs.readdirSync(other)).toEqual(['precious.txt'])
})
