import { expect, it } from 'vitest'
import { type FileAnswer } from '../../core/team/index-line'
import { type ReadJob } from './parse-file'
import { type TeamReader } from './reader'
import { ReaderPool } from './reader-pool'

const jobs = (count: number): ReadJob[] => Array.from({ length: count }, (_, i) => ({ kind: 'result', path: String(i), hash: null }))
const answer = (path: string): FileAnswer => ({ state: 'malformed', because: path })

function reader(): TeamReader & { got: number[]; warmed: number; closed: number } {
  return {
    got: [],
    warmed: 0,
    closed: 0,
    warm() {
      this.warmed++
    },
    async read(_root, own, take) {
      this.got.push(own.length)
      for (const [i, job] of own.entries()) {
        await new Promise((resolve) => setImmediate(resolve))
        take(i, answer(job.path))
      }
    },
    close() {
      this.closed++
    },
  }
}

it('divides a slice between its processes, and each answer reaches the file that it is about', async () => {
  const readers = [reader(), reader()]
  const taken = new Map<number, FileAnswer>()
  await new ReaderPool(readers).read('', jobs(330), (job, each) => {
    expect(taken.has(job)).toBe(false)
    taken.set(job, each)
  })
  expect([...taken].every(([job, each]) => each.state === 'malformed' && each.because === String(job))).toBe(true)
  expect(taken.size).toBe(330)
  for (const { got } of readers) expect(got.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(100)
})

it('gives a few files to one process alone', async () => {
  const readers = [reader(), reader()]
  await new ReaderPool(readers).read('', jobs(50), () => undefined)
  expect(readers.map(({ got }) => got)).toEqual([[50], []])
  await new ReaderPool(readers).read('', [], () => undefined)
})

it('tells when a process does not start, after the others have ended what they were at', async () => {
  const broken = { ...reader(), read: () => Promise.reject(new Error('no start')) }
  const whole = reader()
  let taken = 0
  await expect(new ReaderPool([broken, whole]).read('', jobs(400), () => taken++)).rejects.toThrow('no start')
  expect([taken, whole.got]).toEqual([50, [50]])
})
