import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { seededRandom } from '../../core/statistics/random'
import { fillWorkFile, openWorkFile, randomBlock } from './work-file'

it('a work file holds numbered blocks, and has no name while it is used where the system allows that', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-work-'))
  const work = openWorkFile(folder, 'work.bin')
  if (process.platform !== 'win32') expect(fs.readdirSync(folder)).toEqual([])
  const pattern = randomBlock(4096, seededRandom(1))
  fillWorkFile(work, 10 * 4096, pattern)
  expect(fs.fstatSync(work.cached).size).toBeGreaterThanOrEqual(10 * 4096)
  const block = Buffer.alloc(4096)
  fs.readSync(work.cached, block, 0, 4096, 7 * 4096)
  expect(block.readUInt32LE(0)).toBe(7)
  expect(block.subarray(4).equals(pattern.subarray(4))).toBe(true)
  work.close()
  expect(fs.readdirSync(folder)).toEqual([])
  fs.rmSync(folder, { recursive: true })
})
