import { describe, expect, it } from 'vitest'
import { historyMarks, type HistoryRun } from './marks'

const runs = (speeds: readonly number[], environment = 'here'): HistoryRun[] => speeds.map((speed, i) => ({ id: `${environment} ${i}`, environment, speeds: { triad: speed } }))
const marks = (given: readonly HistoryRun[]) => historyMarks(given, (id) => id)
const quiet = [100, 100.4, 99.6, 100.2, 99.8, 100.1, 99.9]

describe('marks along the history', () => {
  it('stand where the level changed', () => {
    expect(marks(runs([...quiet, ...quiet.map((speed) => 0.9 * speed)]))).toEqual([{ run: 'here 7', kind: 'change', text: 'triad: 10 % slower from here on' }])
  })
  it('call a single run outside a possible change, to be run again', () => {
    expect(marks(runs([...quiet, 80]))).toEqual([{ run: 'here 7', kind: 'possible-change', text: 'triad: 20 % slower, outside what the runs before promise; run again' }])
  })
  it('are silent while nothing changes, and with few runs', () => {
    expect(marks(runs([...quiet, 100.3]))).toEqual([])
    expect(marks(runs([100, 50]))).toEqual([])
    expect(marks([])).toEqual([])
  })
  it('keep other machines, drivers and engines apart', () => {
    expect(marks([...runs(quiet), ...runs(quiet.map((speed) => 0.5 * speed), 'another driver')])).toEqual([])
  })
})
