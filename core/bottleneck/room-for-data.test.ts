import { expect, it } from 'vitest'
import { exampleMachine } from '../run/testing/example-run'
import { roomForData } from './room-for-data'

it('data stay in what is available, within the limit of the container; where neither is known, nobody knows', () => {
  const fact = (value: number | null) => (value === null ? { known: false as const, because: 'not-reported' as const, source: 'test', at: '' } : { known: true as const, value, source: 'test', at: '' })
  const machine = exampleMachine()
  const room = (available: number | null, limit: number | null, total: number | null = null) => roomForData({ ...machine, memory: { ...machine.memory, totalBytes: fact(total), availableBytes: fact(available), limitBytes: fact(limit) } })
  expect([room(12e9, null), room(12e9, 3e9), room(12e9, 64e9), room(null, 3e9), room(null, null, 16e9), room(null, null)]).toEqual([12e9, 3e9, 12e9, 3e9, 16e9, null])
})
