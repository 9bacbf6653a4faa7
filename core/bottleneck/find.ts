import { workSpeed } from '../prediction/work/between'
import { parts, sureness, timedParts, type Bottleneck, type Finding, type Gain, type LookedAt, type Part, type Sure, type TimedPart } from './finding'
import { gainOf, type Sigmas } from './gain'
import { withEntered } from './entered'
import { type Rule, type Seen } from './rule'
import { rules } from './rules/list'
import { type Timeline } from './timeline'
import { worldOf, type BottleneckInput, type World } from './world'

/**
 * A part stands out where making it twice as fast makes the whole work at least so many times as fast: the square root of
 * two, half-way between a part that is all of the work (2) and one that is none of it (1). Parts that share the time, or
 * two that wait for each other in turn, do not: changing one of them alone gives little.
 */
export const standsOut = Math.SQRT2
/** Where even the low end of the band gives less than so, it is only possible. */
const worthIt = 1.1

type TimedSeen = Extract<Seen, { state: 'takes-time' }>
interface Look {
  readonly rule: Rule
  readonly seen: Seen
}

export interface Found {
  readonly bottleneck: Bottleneck
  /** null: the time of a step is not known. */
  readonly timeline: Timeline | null
  /** How well the parts' times are known. */
  readonly sigmas: Sigmas
}

const isTimed = (id: Part): id is TimedPart => (timedParts as readonly Part[]).includes(id)

function timelineOf(world: World, looks: readonly Look[]): Timeline | null {
  const { step, place, onGpu, workload } = world
  if (!step || !place) return null
  const secondsOf = (id: TimedPart): number => {
    const seen = looks.find(({ rule }) => rule.id === id)?.seen
    return seen?.state === 'takes-time' ? seen.seconds : 0
  }
  const seconds = Object.fromEntries(timedParts.map((id) => [id, secondsOf(id)])) as Record<TimedPart, number>
  const timeline: Timeline = { seconds, undivided: step.undivided, overlapped: onGpu, roundness: step.roundness }
  if (place.seen?.by !== 'entered') return timeline
  const model = workSpeed(workload.work, { ...place, seen: null }, world)
  return withEntered(timeline, 1 / place.seen.unitsPerSecond, model.ok ? 1 / model.unitsPerSecond : null)
}

const least = (...of: readonly Sure[]): Sure => sureness[Math.max(...of.map((each) => sureness.indexOf(each)))]!

/** How sure, and why no surer: the band first, then what the rule allows, doubted measurements, parts that nobody looked at. */
function sureOf({ most, why, evidence }: Pick<TimedSeen, 'most' | 'why' | 'evidence'>, doubled: Gain | null, world: World, unknown: readonly Look[]): Pick<Finding, 'sure' | 'why'> {
  const reasons: { sure: Sure; why: string }[] = [{ sure: most, why }]
  if (doubled?.known && doubled.low < standsOut) reasons.push({ sure: doubled.low < worthIt ? 'possible' : 'likely', why: 'at the low end of its band it would not stand out' })
  const doubted = [...new Set(evidence.map(({ benchmark }) => benchmark))].find((id) => id !== null && (world.measured(id)?.flagged || (world.measured(id)?.doubts.length ?? 0) > 0))
  if (doubted) reasons.push({ sure: 'likely', why: `${doubted} was measured under doubt: ${world.measured(doubted)!.doubts[0]?.text ?? 'a gate was broken'}` })
  if (unknown.length > 0) reasons.push({ sure: 'likely', why: `not looked at: ${unknown.map(({ rule }) => rule.name).join(', ')}` })
  const sure = least(...reasons.map((each) => each.sure))
  return { sure, why: reasons.filter((each) => each.sure === sure).map((each) => each.why).join('; ') }
}

/** The part whose doubling gives most, where that stands out; of equals the first in the order of `parts`. */
function leading(timeline: Timeline, sigmas: Sigmas): { id: TimedPart; doubled: Gain } | null {
  const gains = timedParts.map((id) => ({ id, doubled: gainOf(timeline, sigmas, { [id]: 2 }) }))
  const best = gains.reduce((most, each) => ((each.doubled.known ? each.doubled.point : 0) > (most.doubled.known ? most.doubled.point : 0) ? each : most))
  return best.doubled.known && best.doubled.point >= standsOut ? best : null
}

function nextOf(timeline: Timeline, sigmas: Sigmas, removed: TimedPart | null, titleOf: (id: Part) => string): Finding['next'] {
  const rest: Timeline = removed === null ? timeline : { ...timeline, seconds: { ...timeline.seconds, [removed]: 0 } }
  const next = leading(rest, sigmas)
  return next && { id: next.id, title: titleOf(next.id), gain: gainOf(rest, sigmas, { [next.id]: Infinity }) }
}

const noRoom: Gain = { known: false, because: 'it does not run as it is, so there is nothing to set it against' }

/** Everything at once: what holds this work back on the machine of this run. @param list the rules, in any order */
export function bottleneckOf(input: BottleneckInput, list: readonly Rule[] = rules): Found {
  const world = worldOf(input)
  const looks = list.map((rule): Look => ({ rule, seen: rule.look(world) })).sort((a, b) => parts.indexOf(a.rule.id) - parts.indexOf(b.rule.id))
  const unknown = looks.filter(({ seen }) => seen.state === 'unknown')
  const timeline = timelineOf(world, looks)
  const sigmas: Sigmas = Object.fromEntries(looks.flatMap(({ rule, seen }) => (seen.state === 'takes-time' ? [[rule.id, seen.sigma]] : [])))
  const first = timeline && leading(timeline, sigmas)
  const titleOf = (id: Part): string => list.find((rule) => rule.id === id)!.title
  const headOf = ({ rule, seen }: Look) => ({ id: rule.id, title: rule.title, text: seen.text, evidence: seen.evidence, remedies: rule.remedies })
  const noRoomAt = looks.filter(({ seen }) => seen.state === 'no-room')
  const findings = looks.flatMap((look): Finding[] => {
    const { rule, seen } = look
    if (seen.state === 'no-room') return [{ ...headOf(look), ...sureOf(seen, null, world, []), gain: noRoom, doubled: noRoom, next: timeline && nextOf(timeline, sigmas, null, titleOf) }]
    // What does not run takes no time: what would hold it back then is `next`.
    if (seen.state !== 'takes-time' || first?.id !== rule.id || noRoomAt.length > 0) return []
    return [{ ...headOf(look), ...sureOf(seen, first.doubled, world, unknown), gain: gainOf(timeline!, sigmas, { [first.id]: Infinity }), doubled: first.doubled, next: nextOf(timeline!, sigmas, first.id, titleOf) }]
  })
  const looked = looks.map(({ rule: { id }, seen }): LookedAt => ({
    id,
    state: findings.some((each) => each.id === id) ? 'holds-back' : seen.state === 'takes-time' || seen.state === 'no-room' ? 'has-room' : seen.state,
    text: seen.text,
    evidence: seen.evidence,
    seconds: seen.state === 'takes-time' && isTimed(id) ? (timeline?.seconds[id] ?? seen.seconds) : null,
    measure: seen.state === 'unknown' ? seen.measure : [],
  }))
  const verdict = findings.length > 0 ? 'found' : timeline === null || unknown.length > 0 ? 'cannot-say' : 'nothing-stands-out'
  return { bottleneck: { verdict, findings, looked, measure: [...new Set(looked.flatMap(({ measure }) => measure))] }, timeline, sigmas }
}
