import { type AdviceAnswer, type AdviceChange, type AdviceSession, type AdviceSource } from '../core/contract/advise-views'
import { given, withAssumptions } from '../core/advice/fill'
import { type OwnMachine, machineOfRun } from '../core/advice/machine'
import { parseScenario, type Scenario } from '../core/advice/scenario'
import { typedValue } from '../core/advice/shown'
import { adviceViewOf } from '../core/advice/view/view'
import { UserError } from '../core/errors/user-error'
import { type MeasuredCard } from '../core/prediction/measured-cards'
import { shortName } from '../core/run/short-name'
import { type RunFile } from '../core/run/schema'
import { summarizeRun } from '../core/run/summary'
import { unitOfWork } from '../core/workload/unit'
import { amountWords, workWords } from '../core/workload/words'
import { adviceFor, buildScenario, machineNamed, scenarioOfPreset } from './advise'
import { chosen, nothingSaid, standardOf, unchosen } from './advise-choices'
import { carbonOf } from './advise-carbon'
import { catalog } from './catalog'

/** Runs by id, the shipped recording included. @throws UserError where there is none */
export type LoadRun = (run: string) => RunFile

/** The work that an answer is for, and whether somebody chose it. */
export type SaidWorkload = AdviceSession['workload']

/** A new advice. @throws UserError usage for an unknown name, failed for a text that is no scenario */
export function startSession(source: AdviceSource, workload: SaidWorkload, load: LoadRun): AdviceSession {
  const begun = (origin: AdviceSession['origin'], start: Scenario): AdviceSession => ({ origin, start, scenario: start, workload })
  const said = nothingSaid({ workload })
  switch (source.kind) {
    case 'preset':
      return begun({ kind: 'preset', name: source.name }, scenarioOfPreset(source.name))
    case 'gpu':
      return begun({ kind: 'gpu', name: source.name }, buildScenario({ ...said, machine: machineNamed(source.name) }))
    case 'text':
      return begun({ kind: 'file', name: source.name }, parseScenario(source.text, source.name))
    case 'run': {
      const run = load(source.run)
      // What is the latest today is another one tomorrow.
      return begun({ kind: 'run', run: source.run === 'latest' ? run.id : source.run }, buildScenario({ ...said, machine: machineOf(run, workload) }))
    }
  }
}

const machineOf = (run: RunFile, { said }: SaidWorkload): OwnMachine => machineOfRun(run, summarizeRun(run), catalog.gpus(), said)

/** The same advice for other work: what hangs on the work is told anew, what a person entered or chose stays. */
export function forWorkload(session: AdviceSession, workload: SaidWorkload, load: LoadRun): AdviceSession {
  const { origin, start: before, scenario } = session
  // A preset and a file have numbers of their own; the run may be gone.
  if ((origin.kind !== 'run' && origin.kind !== 'gpu') || (origin.kind === 'run' && runOf(session, load) === null)) return { ...session, workload }
  const anew = startSession(origin, workload, load)
  const choices = (['gpu', 'instance', 'region', 'terms'] as const).filter((what) => scenario[what] !== before[what] && scenario[what] !== null)
  const machine = ownMachine({ ...session, workload }, runOf(session, load))
  const chosenAgain = choices.reduce((so, what) => chosen(anew, so, what, scenario[what]!, machine), anew.scenario)
  const entered = Object.fromEntries(Object.entries(scenario.assumptions).filter(([, each]) => each?.source === 'entered'))
  const sameWishes = JSON.stringify(scenario.wishes) === JSON.stringify(before.wishes)
  return { ...anew, scenario: { ...chosenAgain, memoryGiB: scenario.memoryGiB === before.memoryGiB ? chosenAgain.memoryGiB : scenario.memoryGiB, phases: scenario.phases, wishes: sameWishes ? chosenAgain.wishes : scenario.wishes, assumptions: { ...chosenAgain.assumptions, ...entered } } }
}

/** The run that it began from, where it is still there. */
export function runOf({ origin }: AdviceSession, load: LoadRun): RunFile | null {
  if (origin.kind !== 'run') return null
  try {
    return load(origin.run)
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

/** The machine that the plan compares with: as measured, unless another card was chosen. */
export function ownMachine(session: AdviceSession, run: RunFile | null): OwnMachine | null {
  const { start, scenario, workload } = session
  if (run && scenario.gpu === start.gpu) return machineOf(run, workload)
  return scenario.gpu === null ? null : machineNamed(scenario.gpu)
}

/** @throws UserError usage for a name or a number that is none; the session stays as it was */
export function changeSession(session: AdviceSession, change: AdviceChange, load: LoadRun): AdviceSession {
  const { start, scenario } = session
  const machine = () => ownMachine(session, runOf(session, load))
  const with_ = (next: Scenario): AdviceSession => ({ ...session, scenario: next })
  switch (change.kind) {
    case 'set':
      return with_(withAssumptions(scenario, given(change.key, typedValue(change.key, change.typed), 'entered')))
    case 'reset': {
      const { [change.key]: _, ...rest } = scenario.assumptions
      const before = standardOf(session, machine()).assumptions[change.key]
      return with_({ ...scenario, assumptions: before === undefined ? rest : { ...rest, [change.key]: before } })
    }
    case 'choose':
      return with_(chosen(session, scenario, change.what, change.value, machine()))
    case 'unchoose':
      return with_(unchosen(session, change.what))
    case 'phases':
      return with_({ ...scenario, phases: change.phases })
    case 'wishes':
      return with_({ ...scenario, wishes: change.wishes })
    case 'reset-all':
      return { ...session, scenario: start }
  }
}

/** The session with all that the page says of it. @param cards that colleagues measured */
export function answerSession(session: AdviceSession, load: LoadRun, now: Date, cards: readonly MeasuredCard[] = []): AdviceAnswer {
  const run = runOf(session, load)
  const machine = ownMachine(session, run)
  const { start, scenario } = session
  const advice = adviceFor(scenario, machine, session.workload.said, now, cards)
  const carbon = advice.verdict === null ? null : carbonOf(scenario, advice.verdict).answer
  const remark = machine !== null && scenario.gpu === start.gpu ? machine.remark : ''
  return { session, view: adviceViewOf({ origin: session.origin, start, scenario, standard: standardOf(session, machine), advice, remark, carbon, runName: run === null ? null : shortName(run), workload: workloadText(session), regionName: (id) => catalog.electricity().find((each) => each.id === id)?.name ?? id }) }
}

/** "Train ResNet-50 (train ResNet-50, mixed precision)": and where a scenario brings its own numbers, that it does. */
function workloadText({ origin, workload: { said, chosen } }: AdviceSession): string {
  const words = workWords(said.work, catalog.models())
  if (origin.kind === 'preset' || origin.kind === 'file') return `Hours and speed are the scenario's own; the plan by phase compares instances for: ${words}.`
  return `For: ${words}, ${chosen ? amountWords(said, unitOfWork(said.work).plural) : 'until another workload is chosen on Compare'}.`
}
