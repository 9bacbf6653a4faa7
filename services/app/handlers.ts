import os from 'node:os'
import { benchmarks } from '../../benchmarks/list'
import { type Handlers } from '../../core/contract/app-api'
import { type AppEvent, type RunListItem } from '../../core/contract/views'
import { comparisonView } from '../../core/comparison/view'
import { describeMachine } from '../../core/machine/describe'
import { machineRows } from '../../core/machine/rows'
import { reportModel } from '../../core/report/model'
import { summarizeRun } from '../../core/run/summary'
import { runViewOf } from '../../core/run/view'
import { compareWithCloud } from '../compare'
import { type Services } from '../create-services'
import { probeMachine } from '../probes'
import { runUnderWay } from '../storage/lock'
import { listRuns, loadRun, readRun, type StoredRun } from '../storage/runs'
import { Measuring } from './measuring'

const texts = new Map(benchmarks.map(({ id, title, meaning }) => [id, { title, meaning }]))

function listItem(stored: StoredRun, underWay: boolean): RunListItem {
  try {
    const { startedAt, mode, state, benchmarks: records } = readRun(stored.file)
    const measured = records.filter((record) => record.outcome.state === 'measured').length
    // Marked as running with nothing under way: it was killed.
    return { id: stored.id, startedAt, mode, state: state === 'running' && !underWay ? 'interrupted' : state, measured, of: records.length }
  } catch {
    return { id: stored.id, startedAt: null, mode: null, state: 'damaged', measured: null, of: null }
  }
}

/**
 * Answers every call of a window, whichever transport brought it: Electron's IPC today. `emit` takes events the other
 * way. Errors are thrown as they are; the contract turns them into codes.
 */
export function createAppHandlers(services: Services, emit: (event: AppEvent) => void): { handlers: Handlers; measuring: Measuring } {
  const { env, paths, version } = services
  const measuring = new Measuring(services, emit)
  const probe = () => probeMachine({ env, dataDir: paths.dataDir, signal: new AbortController().signal, at: new Date() })
  const load = (run: string | null) => loadRun(paths, run ?? undefined)
  const handlers: Handlers = {
    'machine-summary': async () => ({ hostName: os.hostname(), description: describeMachine(await probe()), version, electron: process.versions['electron'] ?? 'none' }),
    'machine-facts': async () => machineRows(await probe()),
    'measure-start': async ({ mode }) => {
      measuring.start(mode)
      return { started: true }
    },
    'measure-cancel': async () => ({ cancelled: measuring.cancel() }),
    'measure-status': async () => measuring.current(),
    'runs-list': async () => {
      const underWay = runUnderWay(paths)
      return listRuns(paths).slice(0, 10_000).map((stored) => listItem(stored, underWay))
    },
    'run-view': async ({ run }) => runViewOf(reportModel(load(run)), texts),
    comparison: async ({ run: reference }) => {
      const run = load(reference)
      const summary = summarizeRun(run)
      const { answer, machine, rows, notes } = comparisonView(run, summary, compareWithCloud(summary, [], new Date()))
      return { answer, machine, rows: rows.map((row) => ({ ...row })), notes: [...notes] }
    },
  }
  return { handlers, measuring }
}
