import fs from 'node:fs'
import { type RunListItem } from '../../core/contract/views'
import { historyRunOf } from '../../core/history/environment'
import { historyMarks, type HistoryRun } from '../../core/history/marks'
import { pastOf, type PastRun } from '../../core/run/duration'
import { type RunFile } from '../../core/run/schema'
import { summarizeRun } from '../../core/run/summary'
import { type Paths } from '../paths'
import { runUnderWay } from './lock'
import { listRuns, readRun, type StoredRun } from './runs'

interface Entry {
  readonly stamp: string
  readonly item: RunListItem
  readonly past: PastRun | null
  readonly series: HistoryRun | null
}

const damaged = (id: string): RunListItem => ({ id, name: null, startedAt: null, mode: null, state: 'damaged', measured: null, of: null, replayed: false, marks: [] })

function itemOf(run: RunFile): RunListItem {
  const { id, name, startedAt, mode, state, benchmarks, engine } = run
  const measured = benchmarks.filter((record) => record.outcome.state === 'measured').length
  return { id, name, startedAt, mode, state, measured, of: benchmarks.length, replayed: engine.replayOf !== null, marks: [] }
}

/** Change points take the square of the runs: the newest ones carry the marks. */
const markedRuns = 200

/** Runs read before the event loop gets its turn: 10,000 of them may not hold up the window. */
const batch = 4
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The runs on this machine as a list, each file read once until it changes. */
export class History {
  private entries = new Map<string, Entry>()

  /** @param title how a reader calls a benchmark, in the marks */
  constructor(
    private readonly paths: Paths,
    private readonly title: (benchmark: string) => string = (benchmark) => benchmark,
  ) {}

  private entry({ id, file }: StoredRun): Entry {
    let stamp = ''
    try {
      const { mtimeMs, size, ino } = fs.statSync(file)
      stamp = `${mtimeMs} ${size} ${ino}`
      const before = this.entries.get(id)
      if (before?.stamp === stamp) return before
      const run = readRun(file)
      return { stamp, item: { ...itemOf(run), id }, past: pastOf(run), series: historyRunOf(run, summarizeRun(run)) }
    } catch {
      return { stamp, item: damaged(id), past: null, series: null }
    }
  }

  private async read(): Promise<Entry[]> {
    const stored = listRuns(this.paths).slice(0, 10_000)
    const entries: Entry[] = []
    for (const [i, each] of stored.entries()) {
      if (i > 0 && i % batch === 0) await turn()
      const entry = this.entry(each)
      // At once: the plan and the list are asked for at the same time, and shall not both read everything.
      this.entries.set(each.id, entry)
      entries.push(entry)
    }
    this.entries = new Map(entries.map((entry) => [entry.item.id, entry]))
    return entries
  }

  /** Newest first. A damaged file is an item, not an error. @throws UserError when the folder cannot be read */
  async list(): Promise<RunListItem[]> {
    const underWay = runUnderWay(this.paths)
    const entries = await this.read()
    const marks = historyMarks(entries.flatMap(({ series }) => (series ? [series] : [])).slice(0, markedRuns).reverse(), this.title)
    return entries.map(({ item }) => ({
      ...item,
      // Marked as running with nothing under way: it was killed.
      state: item.state === 'running' && !underWay ? 'interrupted' : item.state,
      marks: marks.filter(({ run }) => run === item.id).map(({ text }) => text),
    }))
  }

  /** What ended runs took, newest first. */
  async past(): Promise<PastRun[]> {
    return (await this.read()).flatMap(({ past }) => (past ? [past] : []))
  }
}
