import { type CloudRow } from '../catalog/schema'
import { type Candidate } from './candidate'
import { gainOf, workHere } from './gain'
import { judgePart, type Base } from './judge'
import { frontIds, groupOf, inOrder, isInsufficient } from './order'
import { machineWith } from './machine'
import { partsFor } from './parts/list'
import { type Part, type PsuPart } from './parts/part'
import { psuSpareOf } from './psu-spare'
import { cheapestRent, comparedWith, rentedRows } from './rent'
import { power } from './rules/power'
import { type RuleContext } from './rules/rule'
import { type UpgradeInput } from './upgrade-input'
import { workNeed } from './work-need'

export interface Upgrades {
  readonly input: UpgradeInput
  readonly base: Base
  /** In the order of the answer; doing nothing is always among them. */
  readonly candidates: readonly Candidate[]
  /** The machine as it is cannot do the work: it does not run, takes more than a week, or is late. */
  readonly insufficient: boolean
}

type Judged = ReturnType<typeof judgePart>

/** Cards that only the power supply keeps out, and this one would not. */
function opened(part: PsuPart, judged: readonly Judged[], context: RuleContext): string[] {
  const with_ = { ...context, limits: { ...context.limits, psuWatts: part.watts } }
  return judged.flatMap(({ part: card, judged: outcomes }) => {
    const refused = outcomes.filter(({ answer }) => answer === 'refuses')
    return card.kind === 'gpu' && refused.length === 1 && refused[0]!.rule.id === power.id && power.judge(card, with_)?.answer !== 'refuses' ? [card.name] : []
  })
}

function baseOf(input: UpgradeInput): Base {
  const { own, host, limits, workload, catalog, use, world } = input
  const rules: RuleContext = { host, limits, gpu: own.place?.gpu ?? null, count: own.place?.count ?? 1, workload, need: workNeed(workload, world.models, false), psuSpare: psuSpareOf(catalog.bodies, catalog.gpus) }
  const runs = workHere(input).ok
  const compared = runs && own.place ? comparedWith(own.place, input) : []
  return { input, rules, compared, runs, rent: cheapestRent(compared, use.hoursPerWeek) }
}

/** Instances to list: what is cheapest beside the machine; where the work does not run here, beside the first part on which it would. */
function instancesFor({ compared, runs, input }: Base, bought: readonly Part[]): readonly CloudRow[] {
  if (runs) return rentedRows(compared)
  for (const part of bought) {
    const after = machineWith(input.own, part, input.cards)
    if (after.place && gainOf(part, after, input).kind === 'runs') return rentedRows(comparedWith(after.place, input))
  }
  return []
}

/** Every candidate with all that is said of it, in order. @param more parts beyond those of the catalog and those entered: what a person names */
export function upgrades(input: UpgradeInput, more: readonly Part[] = []): Upgrades {
  const base = baseOf(input)
  const insufficient = isInsufficient(base.runs, input.use.hoursPerWeek, input.workload.deadlineHours)
  const asked = { catalog: input.catalog, host: input.host, gpu: base.rules.gpu, count: base.rules.count, limits: input.limits, entered: input.entered }
  const bought = partsFor({ ...asked, rented: [] })
  const listed = partsFor({ ...asked, rented: instancesFor(base, bought) })
  const parts = [...listed, ...more.filter(({ id }) => !listed.some((each) => each.id === id))]
  const judged = parts.map((part) => judgePart(part, base))
  const whole = judged.map((each) => ({ ...each, opens: each.part.kind === 'psu' ? opened(each.part, judged, base.rules) : [] }))
  const best = frontIds(whole, base.runs)
  const candidates = inOrder(whole.map((each): Candidate => ({ ...each, group: groupOf(each, insufficient), onFront: best.has(each.part.id) })))
  return { input, base, candidates, insufficient }
}
