import { benchmarks } from '../../benchmarks/list'
import { sampleReference, type Handlers } from '../../core/contract/app-api'
import { type AppEvent } from '../../core/contract/views'
import { inMode } from '../../core/benchmark/definition'
import { failure } from '../../core/errors/user-error'
import { reportFormats } from '../../core/report/formats'
import { modeNames } from '../../core/run/modes'
import { runViewOf } from '../../core/run/view'
import { shortName } from '../../core/run/short-name'
import { teamPrefix } from '../../core/team/reference'
import { elsewhere } from '../../core/workload/elsewhere'
import { type Services } from '../create-services'
import { benchmarkTexts, runModel } from '../reports/context'
import { lookAtReadiness } from '../readiness/look'
import { renderInThread } from '../reports/in-thread'
import { findFormat } from '../reports/render'
import { forecast } from '../runner/forecast'
import { sampleRun } from '../sample'
import { readSettings, writeSettings } from '../settings/store'
import { putAway, restoreRun, setRunAside } from '../storage/removed'
import { History } from '../storage/history'
import { loadRun } from '../storage/runs'
import { adviseHandlers } from './advise'
import { carbonHandlers } from './carbon'
import { currentWorkload } from '../workload/store'
import { bottleneckHandlers } from './bottleneck'
import { comparisonHandlers } from './comparison'
import { fitHandlers } from './fit'
import { type HostFeatures } from './host-features'
import { MachineLook, machineHandlers } from './machine'
import { Measuring } from './measuring'
import { priceHandlers } from './prices'
import { diffHandler, teamHandlers } from './team'
import { TeamDesk } from './team-desk'
import { TeamRuns } from './team-runs'
import { upgradeHandlers } from './upgrade'
import { workloadHandlers } from './workloads'

/**
 * Answers every call of a window, whichever transport brought it. `emit` takes events the other way. Errors are thrown
 * as they are; the contract turns them into codes.
 */
export function createAppHandlers(services: Services, features: HostFeatures, emit: (event: AppEvent) => void): { handlers: Handlers; measuring: Measuring; desk: TeamDesk } {
  const { paths, version } = services
  const desk = new TeamDesk(services, emit)
  const history = new History(paths, (id) => benchmarkTexts.get(id)?.title ?? id)
  const measuring = new Measuring(services, emit, undefined, (only) => forecast(history, only))
  const isSample = (run: string | null) => run === sampleReference
  const colleagues = new TeamRuns((reference) => desk.run(reference))
  const isTeams = (run: string | null) => run?.startsWith(teamPrefix) === true
  const load = (run: string | null) => (isSample(run) ? sampleRun() : isTeams(run) ? colleagues.get(run!).run : loadRun(paths, run ?? undefined))
  // A damaged file is set aside once, at the start; every window that opens later in this session is told as well.
  const atStart = readSettings(paths, new Date())
  features.onSettings(atStart.settings)
  const handlers: Handlers = {
    ...machineHandlers(services, emit, (run) => ({ run: load(run), name: isSample(run) ? 'The sample machine' : isTeams(run) ? `The machine ${shortName(load(run))}` : 'The machine of this run' })),
    benchmarks: async () => benchmarks.map((each) => ({ id: each.id, title: each.title, meaning: each.meaning, modes: modeNames.filter((mode) => inMode(each, mode)) })),
    readiness: async () => {
      if (measuring.current().state === 'running') throw failure('A run is under way.', 'Look again when it has ended.')
      const { sentence, checks } = await lookAtReadiness(services, new AbortController().signal)
      return { sentence, checks: [...checks] }
    },
    'measure-plan': ({ only }) => forecast(history, only),
    'measure-start': async ({ mode, only }) => {
      measuring.start(mode, only)
      return { started: true }
    },
    'measure-cancel': async () => ({ cancelled: measuring.cancel() }),
    'measure-status': async () => measuring.current(),
    'runs-list': () => history.list(),
    'run-view': async ({ run: reference }) => {
      const run = load(reference)
      return runViewOf(runModel(run, measuring.isOf(run.id)), isSample(reference))
    },
    'run-remove': async ({ run }) => {
      putAway(paths, run, new Date())
      return { done: true }
    },
    'run-restore': async ({ run }) => {
      restoreRun(paths, run)
      return { done: true }
    },
    'run-set-aside': async ({ run }) => ({ file: setRunAside(paths, run, new Date()) }),
    diff: diffHandler(load),
    ...teamHandlers(desk, features, load, paths),
    ...workloadHandlers(paths),
    ...priceHandlers(paths),
    ...comparisonHandlers(services, load, isSample),
    ...bottleneckHandlers(paths, load),
    ...fitHandlers(paths, () => new MachineLook(services, emit).whole()),
    ...adviseHandlers(services, load),
    ...upgradeHandlers(services, load),
    ...carbonHandlers(services, load, isSample),
    'report-formats': async () => reportFormats.map(({ id, title, extension, meaning }) => ({ id, title, extension, meaning })),
    'report-render': async ({ run: reference, format }) => {
      const { extension, mediaType } = findFormat(format)
      const run = load(reference)
      const { workload } = currentWorkload(paths, new Date())
      return { name: `groundspeed-${run.id}.${extension}`, type: mediaType, text: await renderInThread(services, run, format, isTeams(reference) ? elsewhere(workload) : workload) }
    },
    'saved-open': async ({ id }) => ({ done: await features.openSaved(id) }),
    'settings-get': async () => {
      const { settings, notice } = readSettings(paths, new Date())
      return { settings, notice: notice ?? atStart.notice }
    },
    'settings-set': async (settings) => {
      writeSettings(paths, settings)
      features.onSettings(settings)
      return { settings, notice: null }
    },
    about: async () => ({ version, host: features.name, node: process.version, dataFolder: paths.dataDir, notes: [...features.notes] }),
  }
  return { handlers: colleagues.before(handlers), measuring, desk }
}
