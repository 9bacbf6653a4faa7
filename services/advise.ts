import { advise, type Advice } from '../core/advice/advise'
import { type AssumptionKey, type Terms } from '../core/advice/assumptions'
import { matchElectricity } from '../core/advice/electricity'
import { cloudOf, electricityOf, emptyScenario, given, powerOf, purchaseOf, sameCard, speedTold, withAssumptions, type SpeedTold } from '../core/advice/fill'
import { presetScenario, type AdviceCatalog } from '../core/advice/from-preset'
import { machineOfGpu, type OwnMachine } from '../core/advice/machine'
import { findPreset } from '../core/advice/presets'
import { type Scenario } from '../core/advice/scenario'
import { matchGpu } from '../core/catalog/match-gpu'
import { type CloudRow } from '../core/catalog/schema'
import { hoursHere } from '../core/comparison/amount'
import { defaultInstances, namedInstances } from '../core/comparison/select'
import { usageError } from '../core/errors/user-error'
import { type MeasuredCard } from '../core/prediction/measured-cards'
import { speedHere } from '../core/prediction/work/between'
import { significant } from '../core/units'
import { type Workload } from '../core/workload/schema'
import { unitOfWork } from '../core/workload/unit'
import { amountWords } from '../core/workload/words'
import { beside, candidates } from './advise-candidates'
import { catalog } from './catalog'
import { workWorld } from './compare'

/** What a person said; what is left out is taken from the scenario, the catalog, or a stated default. */
export interface AdviceRequest {
  /** A saved scenario or a preset; null: an empty one. */
  readonly scenario: Scenario | null
  readonly machine: OwnMachine | null
  /** What runs there: speeds are told for it. */
  readonly workload: Workload
  /** Somebody said so: its amount and its conditions hold too, and not only until somebody says otherwise. */
  readonly workloadChosen?: boolean
  readonly instance: string | null
  readonly region: string | null
  readonly terms: Terms | null
  readonly entered: Partial<Record<AssumptionKey, number>>
}

const adviceCatalog = (): AdviceCatalog => ({ gpus: catalog.gpus(), instances: catalog.cloudInstances(), electricity: catalog.electricity() })

export const scenarioOfPreset = (name: string): Scenario => presetScenario(findPreset(name), adviceCatalog())

/** @throws UserError usage with the nearest names */
export function machineNamed(name: string): OwnMachine {
  const match = matchGpu(catalog.gpus(), name)
  if (match.ok) return machineOfGpu(match.gpu)
  throw usageError(match.because === 'ambiguous' ? `'${name}' could be several GPUs.` : `There is no GPU '${name}' in the catalog.`, `Nearest: ${match.nearest.join(', ')}.`)
}

/** The scenario with all that was asked for put in, each number with its source. */
export function buildScenario(request: AdviceRequest): Scenario {
  const { machine, entered, workload } = request
  const base = request.scenario ?? emptyScenario(machine?.gpu?.name ?? 'This machine', '')
  const own = machine === null ? {} : { gpu: machine.gpu?.name ?? null, memoryGiB: machine.memoryGiB }
  const parts = machine?.gpu ? [purchaseOf(machine.gpu, machine.count), powerOf(machine.gpu, machine.count)] : []
  // A scenario keeps its own instance, unless another is asked for; another machine needs its speed anew.
  const row = request.instance !== null ? instanceNamed(request.instance) : base.instance !== null ? (catalog.cloudInstances().find((each) => each.id === base.instance) ?? null) : cheapest(machine, workload)
  const fresh = row !== null && (request.instance !== null || base.instance === null || machine !== null)
  const cloud = fresh ? [cloudOf(row, comparedWith(row, machine, workload))] : []
  const place = request.region ?? (base.assumptions.electricityUsdPerKwh ? null : 'United States')
  const electricity = place === null ? null : electricityNamed(place)
  const typed = Object.entries(entered).map(([key, value]) => given(key as AssumptionKey, value, 'entered'))
  const work = request.scenario === null && request.workloadChosen === true ? hoursOf(machine, workload) : {}
  const wishes = request.scenario === null && request.workloadChosen === true ? workload.wishes : base.wishes
  return withAssumptions(
    { ...base, ...own, wishes, region: electricity?.id ?? base.region, instance: row?.id ?? base.instance, terms: request.terms ?? base.terms },
    ...parts,
    ...cloud,
    ...(electricity === null ? [] : [electricityOf(electricity, false)]),
    work,
    ...typed,
  )
}

/** Hours a week that the machine needs for the workload; nothing where its speed is not known. More than a week is said, and counted as one. */
function hoursOf(machine: OwnMachine | null, workload: Workload): ReturnType<typeof given> {
  const speed = machine?.place ? speedHere(workload.work, machine.place, workWorld()) : null
  const hours = hoursHere(workload, speed?.ok ? speed.unitsPerSecond : null)
  if (hours === null) return {}
  const rate = speed?.ok && workload.amount.per !== 'hours' ? `, at ${significant(speed.unitsPerSecond, 3)} ${unitOfWork(workload.work).plural} a second` : ''
  const source = `${workload.amount.per === 'hours' ? 'stated' : 'predicted'} for '${workload.name}': ${amountWords(workload, unitOfWork(workload.work).plural)}${rate}`
  return hours <= 168 ? given('hoursPerWeek', hours, source) : given('hoursPerWeek', 168, `${source}: it would need ${significant(hours, 3)} h, and a week has 168`)
}

/** The answer to a scenario. @param cards that colleagues measured: the plan by phase compares with them */
export const adviceFor = (scenario: Scenario, machine: OwnMachine | null, workload: Workload, now: Date, cards: readonly MeasuredCard[] = []): Advice => advise(scenario, scenario.phases.length === 0 ? [] : candidates(scenario, machine, workload, now, cards), now)

function comparedWith(row: CloudRow, machine: OwnMachine | null, workload: Workload): SpeedTold | null {
  if (machine?.gpu && machine.gpu.id === row.gpuId && row.gpuCount === machine.count) return sameCard
  const compared = beside(row, machine, workload, new Date(0))
  return compared && speedTold(compared, workload.name)
}

/** The instance on which this machine's work costs least, with at least its memory. */
function cheapest(machine: OwnMachine | null, workload: Workload): CloudRow | null {
  if (!machine?.place) return null
  // Where the cloud is closed to the data, what it would cost is still the other side of the question; the plan keeps it closed.
  const rentable = { ...workload, wishes: { ...workload.wishes, dataMayLeave: true, offline: false } }
  const rows = catalog.cloudInstances()
  const same = rows.filter((row) => row.gpuId === machine?.gpu?.id && row.gpuCount === machine?.count)
  const fit = [...same, ...defaultInstances(rows)].filter((row) => (row.gpuMemoryGiB ?? 0) * (row.gpuCount ?? 0) >= 0.9 * (machine?.memoryGiB ?? 0))
  const priced = fit.flatMap((row) => {
    if (beside(row, machine, rentable, new Date(0))?.excluded) return []
    const ratio = comparedWith(row, machine, workload)?.ratio ?? null
    return ratio === null || row.onDemandUsdPerHour === null ? [] : [{ row, usd: row.onDemandUsdPerHour / ratio }]
  })
  return priced.reduce<(typeof priced)[number] | null>((least, each) => (least && least.usd <= each.usd ? least : each), null)?.row ?? null
}

/** @throws UserError usage with the nearest names */
function instanceNamed(name: string): CloudRow {
  const rows = namedInstances(catalog.cloudInstances(), catalog.gpus(), [name])
  const price = (row: CloudRow) => row.onDemandUsdPerHour ?? Infinity
  return rows.reduce((least, row) => (price(row) < price(least) ? row : least))
}

function electricityNamed(name: string) {
  const match = matchElectricity(catalog.electricity(), name)
  if (match.ok) return match.row
  throw usageError(`There is no electricity price for '${name}' in the catalog.`, `Nearest: ${match.nearest.join(', ')}. Or enter one with --electricity USD.`)
}
