import { type OwnMachine } from '../../core/advice/machine'
import { type Scenario } from '../../core/advice/scenario'
import { assumptionIn } from '../../core/advice/values'
import { targetOfGpu, targetOfMachine } from '../../core/fit/target'
import { type MeasuredCard } from '../../core/prediction/measured-cards'
import { type RunFile } from '../../core/run/schema'
import { summarizeRun } from '../../core/run/summary'
import { hostOf, hostOfCard } from '../../core/upgrade/host'
import { type Limits } from '../../core/upgrade/limits'
import { type UpgradeMachine } from '../../core/upgrade/machine'
import { type Use } from '../../core/upgrade/use'
import { upgrades, type Upgrades } from '../../core/upgrade/upgrade'
import { type UpgradeInput } from '../../core/upgrade/upgrade-input'
import { type Workload } from '../../core/workload/schema'
import { gridOrNull } from '../carbon/grid'
import { catalog } from '../catalog'
import { workWorld } from '../compare'
import { enteredPart, partCatalog, partNamed } from './named'

/** What an answer about upgrades is asked with. */
export interface UpgradeRequest {
  /** Hours, power, electricity, horizon and place are the scenario's. */
  readonly scenario: Scenario
  readonly machine: OwnMachine | null
  /** The run that the machine was measured in; null: it is known by its card alone. */
  readonly run: RunFile | null
  readonly workload: Workload
  readonly limits: Limits
  /** As typed: "RTX 4090 = 1500". */
  readonly entered: readonly string[]
  readonly cards: readonly MeasuredCard[]
  readonly now: Date
}

function useOf(scenario: Scenario): Use {
  const value = (key: Parameters<typeof assumptionIn>[1]) => assumptionIn(scenario, key).value
  return { hoursPerWeek: value('hoursPerWeek')!, horizonMonths: value('horizonMonths')!, electricityUsdPerKwh: value('electricityUsdPerKwh'), pue: value('pue')!, kgCo2ePerKwh: scenario.region === null ? null : (gridOrNull(scenario.region)?.kgCo2ePerKwh ?? null) }
}

function ownOf({ scenario, machine, run }: UpgradeRequest): UpgradeMachine {
  const gpu = machine?.gpu ?? null
  const memory = run?.machine.memory.totalBytes
  return {
    place: machine?.place ?? null,
    target: run ? targetOfMachine(run.machine, catalog.gpus()) : gpu ? { ...targetOfGpu(gpu), gpuCount: machine?.count ?? 1 } : null,
    ramBytes: memory?.known ? memory.value : null,
    watts: assumptionIn(scenario, 'powerWatts').value,
  }
}

/** @throws UserError usage for a part that there is not */
export function upgradeInputOf(request: UpgradeRequest): UpgradeInput {
  const { scenario, machine, run, workload, limits, entered, cards, now } = request
  const gpu = machine?.gpu ?? null
  return {
    workload,
    world: workWorld(),
    own: ownOf(request),
    measured: run ? summarizeRun(run).measured : [],
    host: run ? hostOf(run.machine, gpu, catalog.cpus()) : hostOfCard(gpu),
    catalog: partCatalog(),
    gpus: catalog.gpus(),
    instances: catalog.cloudInstances(),
    cards,
    limits,
    // Entered again is entered anew: the last one holds.
    entered: entered.map(enteredPart).reverse(),
    use: useOf(scenario),
    now,
  }
}

/** Candidates in order. @throws UserError usage for a part that there is not */
export const upgradesFor = (request: UpgradeRequest): Upgrades => upgrades(upgradeInputOf(request))

/** The same with one part, named by a person, among them. @throws UserError usage with the nearest names */
export function swapFor(request: UpgradeRequest, name: string): { all: Upgrades; candidate: Upgrades['candidates'][number] } {
  const input = upgradeInputOf(request)
  const known = upgrades(input)
  const part = partNamed(name, known)
  const all = known.candidates.some((each) => each.part.id === part.id) ? known : upgrades(input, [part])
  return { all, candidate: all.candidates.find((each) => each.part.id === part.id)! }
}
