import { given, withAssumptions } from '../../core/advice/fill'
import { type Scenario } from '../../core/advice/scenario'
import { assumptionIn } from '../../core/advice/values'
import { type OwnMachine } from '../../core/advice/machine'
import { formatUsd, significant } from '../../core/units'
import { type Candidate } from '../../core/upgrade/candidate'
import { partWords } from '../../core/upgrade/view/words'
import { type Workload } from '../../core/workload/schema'
import { buildScenario } from '../advise'

/** What the machine is worth with the part: what it was, and what is paid on top. Unknown stays unknown. */
function worthOf(scenario: Scenario, { part, netUsd, netIsMost }: Candidate) {
  const before = assumptionIn(scenario, 'purchaseUsd')
  if (netUsd === null) return given('purchaseUsd', null, `the price of ${partWords(part)} is not known`)
  const net = `${netIsMost ? 'at most ' : ''}${formatUsd(netUsd)} net for ${partWords(part)}`
  if (part.kind === 'machine' || before.value === null) return given('purchaseUsd', Math.max(0, netUsd), `upgrade: ${net}`)
  return given('purchaseUsd', Math.max(0, before.value + netUsd), `upgrade: ${formatUsd(before.value)} for the machine as it was (${before.source}), and ${net}`.slice(0, 1900))
}

/**
 * The scenario with the part put in: its machine, power and hours; the instance that was rented is set beside it anew.
 * What a person entered beside those stays.
 */
export function scenarioWith(scenario: Scenario, machine: OwnMachine | null, candidate: Candidate, workload: Workload): Scenario {
  const { part, after, watts, hoursPerWeek, gain } = candidate
  const name = `${scenario.name} with ${partWords(part)}`.slice(0, 120)
  const said = { scenario: { ...scenario, name }, workload, region: null, terms: null, entered: {} }
  if (part.kind === 'nothing') return scenario
  if (part.kind === 'cloud') return { ...buildScenario({ ...said, machine, instance: part.row.id }), name }
  const gpu = after.place?.gpu ?? null
  const with_: OwnMachine | null = part.kind === 'gpu' || part.kind === 'machine' || part.kind === 'ram' ? { gpu, count: after.place?.count ?? 1, place: after.place, memoryGiB: gpu && after.place ? gpu.memoryGiB * after.place.count : null, remark: '' } : null
  const built = with_ === null ? said.scenario : buildScenario({ ...said, machine: with_, instance: scenario.instance })
  const power = with_ === null ? {} : given('powerWatts', watts, watts === null ? `the power of ${partWords(part)} is not known` : `upgrade: the machine's power with ${partWords(part)} in it`)
  const hours = hoursPerWeek === null ? {} : given('hoursPerWeek', Math.min(168, hoursPerWeek), `predicted: the same work with ${partWords(part)}${gain.kind === 'speed' ? `, ${significant(gain.ratio, 3)}x as fast` : ''}`)
  return withAssumptions(built, worthOf(scenario, candidate), power, hours)
}
