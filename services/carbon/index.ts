import { type Scenario } from '../../core/advice/scenario'
import { gramsOrDollars } from '../../core/carbon/grams-or-dollars'
import { carbonMonth, runKg, type CarbonSpec } from '../../core/carbon/month'
import { powerBand } from '../../core/carbon/energy'
import { entered } from '../../core/carbon/power'
import { type Amount, range } from '../../core/carbon/range'
import { type GridIntensity } from '../../core/carbon/region'
import { runEnergy, runSeconds } from '../../core/carbon/run-energy'
import { type CarbonFacts } from '../../core/carbon/view/facts'
import { hoursHere } from '../../core/comparison/amount'
import { carbonGiven, type CarbonGiven, type CarbonRequest } from '../../core/contract/carbon-calls'
import { usageError } from '../../core/errors/user-error'
import { type MeasuredCard } from '../../core/prediction/measured-cards'
import { speedHere } from '../../core/prediction/work/between'
import { known } from '../../core/result/known'
import { shortName } from '../../core/run/short-name'
import { type RunFile } from '../../core/run/schema'
import { unitOfWork } from '../../core/workload/unit'
import { amountWords, workWords } from '../../core/workload/words'
import { type Workload } from '../../core/workload/schema'
import { catalog } from '../catalog'
import { workWorld } from '../compare'
import { changeOf } from './change'
import { enteredGrid, gridNamed, gridOrNull, intensityOf, ownPue } from './grid'
import { embodiedOf, machineOf, machineOfCard, type CarbonMachine } from './machine'
import { hereUsd, scenarioFor } from './money'
import { placesFor } from './places'
import { planOf } from './plan'

/** What the answer is made from, beside what was asked. */
export interface CarbonSources {
  /** Null: the card that is asked for, or the scenario's, stands alone. */
  readonly run: RunFile | null
  readonly workload: Workload
  /** The advice that was worked on, or a file; null: none. */
  readonly scenario: Scenario | null
  /** Its place was chosen by somebody. */
  readonly placeChosen: boolean
  readonly cards: readonly MeasuredCard[]
  readonly now: Date
}

/** Where nobody says: the advice's place. */
const usualPlace = 'United States'
const usualLifeYears = 4

interface Hours {
  readonly perWeek: number
  readonly from: CarbonFacts['hoursFrom']
  readonly overfull: boolean
}

/** Entered, else the advice's, else what the workload needs here, else half a week. */
function hoursOf(given: CarbonGiven, scenario: Scenario | null, { own }: CarbonMachine, workload: Workload): Hours {
  if (given.hoursPerWeek !== null) return { perWeek: given.hoursPerWeek, from: { kind: 'entered', from: 'as entered' }, overfull: false }
  const said = scenario?.assumptions.hoursPerWeek
  if (said?.value != null) return { perWeek: said.value, from: { kind: said.source.startsWith('predicted') ? 'predicted' : 'entered', from: said.source === 'entered' ? 'the advice, as entered' : `the advice: ${said.source}` }, overfull: false }
  const speed = own.place ? speedHere(workload.work, own.place, workWorld()) : null
  const hours = hoursHere(workload, speed?.ok ? speed.unitsPerSecond : null)
  if (hours === null) return { perWeek: 20, from: null, overfull: false }
  const from = `'${workload.name}': ${amountWords(workload, unitOfWork(workload.work).plural)}`
  return { perWeek: Math.min(168, hours), from: { kind: workload.amount.per === 'hours' ? 'entered' : 'predicted', from }, overfull: hours > 168 }
}

interface Stands {
  readonly grid: GridIntensity | null
  readonly intensity: CarbonSpec['intensity']
  /** Nobody said so. */
  readonly assumed: boolean
}

/** Where the machine stands: as entered, else as in the advice. @throws UserError usage for an entered place that there is not */
function gridFor(given: CarbonGiven, scenario: Scenario | null, placeChosen: boolean): Stands {
  if (given.gramsPerKwh !== null) {
    const { grid, intensity } = enteredGrid(given.gramsPerKwh)
    return { grid, intensity: known(intensity), assumed: false }
  }
  const region = scenario?.region ?? null
  // The advice may stand in a place that has a price of electricity and no grid: that is unknown, and no reason to refuse.
  const grid = given.region !== null ? gridNamed(given.region) : gridOrNull(region ?? usualPlace)
  return { grid, intensity: intensityOf(grid), assumed: given.region === null && !(placeChosen && region !== null) }
}

function lifeOf(given: CarbonGiven, scenario: Scenario | null): { years: number; from: string } {
  if (given.lifeYears !== null) return { years: given.lifeYears, from: 'as entered' }
  const months = scenario?.assumptions.horizonMonths?.value ?? null
  return months === null ? { years: usualLifeYears, from: 'a stated default: the usual life of a workstation' } : { years: months / 12, from: 'how far the advice looks' }
}

/** Power while waiting and its hours as the advice has them, where nothing else is said. */
function advised(scenario: Scenario | null, key: 'idleHoursPerWeek' | 'idleWatts' | 'pue' | 'powerWatts'): Amount | null {
  const said = scenario?.assumptions[key]
  return said?.value == null ? null : entered(said.value, said.source === 'entered' ? 'the advice, as entered' : `the advice: ${said.source}`)
}
/** What is typed on the page or the command line. */
const typed = (value: number | null): Amount | null => (value === null ? null : entered(value, 'as entered'))

function specOf(given: CarbonGiven, machine: CarbonMachine, hours: Hours, intensity: CarbonSpec['intensity'], { scenario, workload }: CarbonSources): CarbonSpec {
  const speed = machine.own.place ? speedHere(workload.work, machine.own.place, workWorld()) : null
  // What the catalog filled in there is a TDP: the model has it as a band.
  const advisedWatts = scenario?.assumptions.powerWatts?.source === 'entered' ? advised(scenario, 'powerWatts') : null
  return {
    devices: machine.devices,
    enteredWatts: typed(given.watts) ?? advisedWatts,
    measuredWatts: machine.measuredWatts,
    utilisation: given.utilisation === null ? null : given.utilisation / 100,
    enteredIdleWatts: typed(given.idleWatts) ?? advised(scenario, 'idleWatts'),
    hoursPerWeek: hours.perWeek,
    idleHoursPerWeek: given.idleHoursPerWeek ?? advised(scenario, 'idleHoursPerWeek')?.point ?? 0,
    pue: typed(given.pue) ?? advised(scenario, 'pue') ?? ownPue(),
    intensity,
    embodied: embodiedOf(given, machine.own.gpu, machine.own.count, machine.virtual),
    lifeYears: lifeOf(given, scenario).years,
    unitsPerSecond: speed?.ok ? speed.unitsPerSecond : null,
  }
}

function runOf({ run, gpuAlone }: CarbonMachine, spec: CarbonSpec): CarbonFacts['run'] {
  if (run === null) return null
  const [energy, seconds, band] = [runEnergy(run), runSeconds(run), powerBand('measured')]
  const joules = energy === null ? null : { ...range(energy.joules * band.low, energy.joules * band.high, energy.joules), kind: 'measured' as const, from: 'sensors of processor and GPU' }
  return { name: shortName(run), energy, gpuAlone, seconds, kg: runKg(spec, joules, seconds) }
}

const workloadText = (workload: Workload): string => `${workload.name}: ${workWords(workload.work, catalog.models())}; ${amountWords(workload, unitOfWork(workload.work).plural)}`

/** Everything that is known of the grams of a machine. @throws UserError usage with the nearest names for an unknown card, place or workstation */
export function carbonFacts(request: Omit<CarbonRequest, 'run'>, sources: CarbonSources): CarbonFacts {
  const { given, change } = request
  const { run, scenario, workload, now, cards } = sources
  const gpu = request.gpu ?? (run === null ? (scenario?.gpu ?? null) : null)
  if (run === null && gpu === null) throw usageError('There is no run yet, and no card was named.', 'Measure this machine (`groundspeed run`), or name a card.')
  const machine = gpu !== null ? machineOfCard(gpu) : machineOf(run!, workload)
  const hours = hoursOf(given, scenario, machine, workload)
  const { grid, intensity, assumed } = gridFor(given, scenario, sources.placeChosen)
  const spec = specOf(given, machine, hours, intensity, sources)
  const nothing = carbonGiven.parse({})
  const usual = gridFor(nothing, scenario, sources.placeChosen)
  const month = carbonMonth(spec)
  const built = scenarioFor(machine.own, workload, scenario, given.region)
  const money = hereUsd(built, spec)
  const here = { id: 'here', name: 'this machine', where: grid?.name ?? 'unknown', what: machine.name, usdPerMonth: money.usd, kg: month.operationKg, madeKg: month.embodiedKg, grid, why: money.is }
  // The amount in hours of this machine: elsewhere the same work, whatever hours were entered.
  const work: Workload = { ...workload, amount: { per: 'hours', perWeek: spec.hoursPerWeek } }
  const places = [here, ...placesFor(machine.own, work, spec.hoursPerWeek, cards, now)]
  const whatIf = changeOf(change, given, spec, machine, workload)
  const measured = runOf(machine, spec)
  return {
    machine: machine.name,
    remark: machine.own.remark,
    workload: workloadText(workload),
    unit: unitOfWork(workload.work),
    spec,
    standard: specOf(nothing, machine, hoursOf(nothing, scenario, machine, workload), usual.intensity, sources),
    standardGrid: usual.grid?.name ?? '',
    month,
    hoursFrom: hours.from,
    overfull: hours.overfull,
    grid,
    gridAssumed: assumed,
    run: measured,
    places,
    choice: gramsOrDollars(places),
    hereUsdIs: money.is,
    plan: planOf(scenario, machine.own, spec, month, workload, now),
    whatIf: whatIf && { ...whatIf, runKg: runOf(machine, whatIf.result.spec)?.kg ?? null },
    lifeFrom: lifeOf(given, scenario).from,
  }
}
