import { type Candidate } from '../core/advice/candidate'
import { machineOfGpu, type OwnMachine } from '../core/advice/machine'
import { type Scenario } from '../core/advice/scenario'
import { assumptionIn } from '../core/advice/values'
import { matchGpu } from '../core/catalog/match-gpu'
import { type CloudRow, type GpuRow } from '../core/catalog/schema'
import { compareInstance, type InstanceComparison } from '../core/comparison/cloud'
import { onDemand } from '../core/comparison/rent'
import { type MeasuredCard } from '../core/prediction/measured-cards'
import { type Workload } from '../core/workload/schema'
import { catalog } from './catalog'
import { workWorld } from './compare'

/** A spot price below this share of on demand was one zone's on one day (p6 in us-east-2, 10 %): nothing to plan on. */
const leastSpotShare = 0.15

const gpuOf = (row: CloudRow): GpuRow | null => catalog.gpus().find((gpu) => gpu.id === row.gpuId) ?? null

/** The instance beside the machine, for this work; null where the machine has nothing to be compared by. @param cards that colleagues measured: they stand before published figures */
export const beside = (row: CloudRow, machine: OwnMachine | null, workload: Workload, now: Date, cards: readonly MeasuredCard[] = []): InstanceComparison | null =>
  machine?.place ? compareInstance(row, gpuOf(row), { here: machine.place, workload, world: workWorld(), rent: onDemand, now, cards }) : null

/** What the scenario itself says of its instance counts before the catalog: an entered price, a contract, a speed. */
function asEntered(scenario: Scenario, from: Candidate): Candidate {
  if (from.id !== scenario.instance) return from
  const value = (key: Parameters<typeof assumptionIn>[1]) => assumptionIn(scenario, key).value
  return {
    ...from,
    usdPerHour: value('cloudUsdPerHour') ?? from.usdPerHour,
    spotUsdPerHour: value('spotUsdPerHour') ?? from.spotUsdPerHour,
    reservedUsdPerHour: value('reservedUsdPerHour'),
    committedUsdPerHour: value('committedUsdPerHour') ?? from.committedUsdPerHour ?? null,
    speedRatio: scenario.assumptions.speedRatio?.value ?? from.speedRatio,
  }
}

/** Every instance with a known speed beside the machine, for the plan by phase. */
export function candidates(scenario: Scenario, machine: OwnMachine | null, workload: Workload, now: Date, cards: readonly MeasuredCard[]): Candidate[] {
  const named = scenario.gpu === null ? null : matchGpu(catalog.gpus(), scenario.gpu)
  const own = machine ?? (named?.ok ? machineOfGpu(named.gpu) : null)
  if (!own?.place) return []
  return catalog.cloudInstances().flatMap((row) => {
    const compared = beside(row, own, workload, now, cards)
    const count = row.gpuCount ?? 0
    if (!compared?.speed.ok) return []
    const doubtful = row.spotUsdPerHour !== null && row.onDemandUsdPerHour !== null && row.spotUsdPerHour < leastSpotShare * row.onDemandUsdPerHour
    const found = {
      id: row.id,
      region: row.region,
      memoryGiB: (row.gpuMemoryGiB ?? 0) * count,
      gpuCount: count,
      usdPerHour: row.onDemandUsdPerHour,
      spotUsdPerHour: doubtful ? null : row.spotUsdPerHour,
      committedUsdPerHour: row.committedUsdPerHour ?? null,
      speedRatio: compared.speed.ratio,
      stale: compared.stale,
    }
    return [asEntered(scenario, found)]
  })
}
