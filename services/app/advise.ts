import { presets } from '../../core/advice/presets'
import { printScenario, type Scenario } from '../../core/advice/scenario'
import { diffScenarios } from '../../core/advice/scenario-diff'
import { type AssumptionKey } from '../../core/advice/assumptions'
import { fullTitleOf } from '../../core/advice/groups'
import { shownRange, shownValue } from '../../core/advice/shown'
import { assumptionIn } from '../../core/advice/values'
import { type Handlers } from '../../core/contract/app-api'
import { type AdviceDiff, type AdviceNames, type AdviceSession } from '../../core/contract/advise-views'
import { type adviseApi } from '../../core/contract/advise-api'
import { failure } from '../../core/errors/user-error'
import { answerSession, changeSession, forWorkload, startSession, type LoadRun, type SaidWorkload } from '../advise-session'
import { catalog } from '../catalog'
import { type Services } from '../create-services'
import { renderInThread } from '../reports/in-thread'
import { currentWorkload } from '../workload/store'
import { teamCards } from '../team/anchors'
import { readAdvice, writeAdvice } from '../storage/advice-session'
import { listRuns, loadRun } from '../storage/runs'

/** A name that a file may have everywhere. */
export const fileName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'scenario'

function namesOf(): AdviceNames {
  return {
    gpus: catalog.gpus().map(({ name }) => name),
    instances: catalog.cloudInstances().map((row) => ({ id: row.id, label: `${row.gpuCount ?? 0} x ${row.gpuId ?? 'no GPU'}, ${row.onDemandUsdPerHour === null ? 'no price' : `$${row.onDemandUsdPerHour} an hour`}` })),
    regions: catalog.electricity().map(({ id, name }) => ({ id, name })),
    presets: presets.map(({ name, title, description }) => ({ name, title, description })),
  }
}

/** What is no number of the table. */
const choiceWords: Readonly<Record<string, string>> = { gpu: 'GPU to own', region: 'Where it stands', instance: 'Instance to rent', terms: 'Terms', memoryGiB: 'Memory of the machine, GiB', phases: 'Phases', conditions: 'Conditions' }

/** A number as the form shows it: shares as per cent. */
function numberRow(before: Scenario, after: Scenario, key: AssumptionKey): AdviceDiff['rows'][number] {
  const shown = (scenario: Scenario) => shownValue(key, assumptionIn(scenario, key).value) || 'unknown'
  return { what: fullTitleOf(key), before: shown(before), after: shown(after), unit: shownRange(key).unit }
}

function diffOf(before: AdviceSession, after: AdviceSession, answerOf: (session: AdviceSession) => string): AdviceDiff {
  const rows = diffScenarios(before.scenario, after.scenario).map((row) => (choiceWords[row.what] === undefined ? numberRow(before.scenario, after.scenario, row.what as AssumptionKey) : { ...row, what: choiceWords[row.what]! }))
  const [a, b] = [before.scenario.name, after.scenario.name]
  return {
    answer: rows.length === 0 ? `${a} and ${b} assume the same.` : `${rows.length === 1 ? 'One thing differs' : `${rows.length} things differ`} between ${a} and ${b}.`,
    before: { name: a, answer: answerOf(before) },
    after: { name: b, answer: answerOf(after) },
    rows,
  }
}

/** The Advise page's calls. @param load runs by id, the shipped recording included */
export function adviseHandlers(services: Services, load: LoadRun): Pick<Handlers, keyof typeof adviseApi> {
  const { paths } = services
  const latest = () => (listRuns(paths).length === 0 ? null : loadRun(paths).id)
  const workload = (): SaidWorkload => {
    const { workload: said, chosen } = currentWorkload(paths, new Date())
    return { said, chosen }
  }
  const answer = async (session: AdviceSession) => answerSession(session, load, new Date(), await teamCards(services))
  return {
    'advise-open': async ({ run }) => {
      const kept = readAdvice(paths, new Date())
      const wanted = run ?? latest()
      const work = workload()
      const same = kept !== null && JSON.stringify(kept.workload) === JSON.stringify(work)
      if (kept && (run === null || (kept.origin.kind === 'run' && kept.origin.run === run))) return answer(same ? kept : forWorkload(kept, work, load))
      return wanted === null ? null : answer(startSession({ kind: 'run', run: wanted }, work, load))
    },
    'advise-start': async (source) => answer(startSession(source, workload(), load)),
    'advise-change': async ({ session, change }) => answer(changeSession(session, change, load)),
    'advise-keep': async (session) => {
      writeAdvice(paths, session)
      return { done: true }
    },
    'advise-names': async () => namesOf(),
    'advise-file': async ({ scenario }) => ({ name: `${fileName(scenario.name)}.scenario.json`, type: 'application/json', text: printScenario(scenario) }),
    'advise-diff': async ({ session, other }) => {
      const before = startSession(other, session.workload, load)
      const [a, b] = await Promise.all([answer(before), answer(session)])
      return diffOf(before, session, (each) => (each === before ? a : b).view.answer)
    },
    'advise-report': async (session) => {
      if (session.origin.kind !== 'run') throw failure('This advice began without a run, and a report is of one.', 'Start the advice from a run, or save the scenario.')
      const run = load(session.origin.run)
      return { name: `groundspeed-${run.id}-advice.html`, type: 'text/html', text: await renderInThread(services, run, 'html', session.workload.said, session) }
    },
  }
}
