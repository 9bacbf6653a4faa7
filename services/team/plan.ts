import { assumptions } from '../../core/advice/assumptions'
import { electricityOf } from '../../core/advice/fill'
import { matchElectricity } from '../../core/advice/electricity'
import { couldRun, fleetKinds, type CouldRunRow } from '../../core/team/could-run'
import { fleetCost } from '../../core/team/fleet-cost'
import { type Fleet } from '../../core/team/fleet'
import { fleetPlaces } from '../../core/team/fleet-place'
import { betterCards, rankFor } from '../../core/team/fleet-upgrade'
import { planViewOf } from '../../core/team/plan-view'
import { type TeamPlan } from '../../core/contract/team-plan-calls'
import { type Workload } from '../../core/workload/schema'
import { catalog } from '../catalog'
import { workWorld } from '../compare'

/** Kinds of cards that are looked at; a fleet has few. */
const mostKinds = 30
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
/** The Advise page starts from it as well. */
const usualPlace = 'United States'

function usualOf({ amount }: Workload): TeamPlan['usual'] {
  const place = matchElectricity(catalog.electricity(), usualPlace)
  const price = place.ok ? electricityOf(place.row, false).electricityUsdPerKwh : undefined
  const { default: hours, why } = assumptions.hoursPerWeek
  return {
    ...(amount.per === 'hours' ? { hoursPerWeek: amount.perWeek, hoursBecause: 'as the work has it' } : { hoursPerWeek: hours ?? 20, hoursBecause: `default: ${why}` }),
    usdPerKwh: price?.value ?? 0.15,
    priceBecause: price?.value == null ? 'assumed' : price.source,
  }
}

/** What a fleet could run, what it costs and what would be better, for a workload. Gives way to other work between its parts. */
export async function teamPlan(fleet: Fleet, workload: Workload, asked: { hoursPerWeek: number | null; usdPerKwh: number | null }): Promise<TeamPlan> {
  const usual = usualOf(workload)
  const use = { hoursPerWeek: asked.hoursPerWeek ?? usual.hoursPerWeek, usdPerKwh: asked.usdPerKwh ?? usual.usdPerKwh }
  const [gpus, models, world] = [catalog.gpus(), catalog.models(), workWorld()]
  const places = fleetPlaces(fleet, gpus, workload.work)
  const kinds: CouldRunRow[] = []
  for (const kind of fleetKinds(places).slice(0, mostKinds)) {
    await turn()
    kinds.push(couldRun(kind, models))
  }
  await turn()
  const ranked = rankFor(places, workload.work, world)
  await turn()
  const weakest = ranked[ranked.length - 1]
  const better = weakest ? betterCards(weakest, gpus, workload.work, world) : []
  return { ...planViewOf({ workload, kinds, ranked, better, cost: fleetCost(places, use), use }), usual }
}
