import { type Workload } from '../workload/schema'
import { unitOfWork } from '../workload/unit'
import { timedParts, type Bottleneck, type TimedPart } from './finding'
import { type Found } from './find'
import { gainOf } from './gain'
import { unitSeconds, type Timeline } from './timeline'
import { partName } from './names'
import { article, capital, gainWords, shortTime, timesWords } from './words'

const list = (titles: readonly string[]): string => (titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join(', ')} and ${titles[titles.length - 1]}`)

/** The part whose doubling would give most, though it does not stand out. */
function nearest(timeline: Timeline): { id: TimedPart; factor: number } | null {
  const gains = timedParts.map((id) => ({ id, gain: gainOf(timeline, {}, { [id]: 2 }) }))
  const best = gains.reduce((most, each) => ((each.gain.known ? each.gain.point : 0) > (most.gain.known ? most.gain.point : 0) ? each : most))
  return best.gain.known ? { id: best.id, factor: best.gain.point } : null
}

function foundWords({ bottleneck: { findings, looked }, timeline }: Found, { name, work }: Workload): string {
  const [first] = findings as [Bottleneck['findings'][number]]
  if (!first.gain.known) return `${first.title}: ${first.text}`
  const seconds = timeline?.seconds[first.id as TimedPart] ?? 0
  const whole = timeline ? unitSeconds(timeline) : 0
  const given = first.doubled.known ? ` Twice as fast, it would make the work ${gainWords(first.doubled)} as fast` : ''
  const then = first.next === null ? '; then nothing stands out' : `; then ${partName(first.next.id)} would hold it back`
  const unknown = looked.filter(({ state }) => state === 'unknown').map(({ id }) => partName(id))
  const among = unknown.length === 0 ? '' : ` Not looked at: ${list(unknown)}.`
  return `${capital(partName(first.id))} holds '${name}' back: ${shortTime(seconds)} of the ${shortTime(whole)} that ${article(unitOfWork(work).one)} takes here (${first.sure}).${given}${then}.${among}`
}

/** The sentence that the reader came for. @param measure what this run lacks, by title */
export function answerOf(found: Found, workload: Workload, measure: readonly { title: string }[]): string {
  const { bottleneck, timeline } = found
  if (bottleneck.verdict === 'found') return foundWords(found, workload)
  const lacking = measure.length > 0 ? ` ${list(measure.map(({ title }) => title))} ${measure.length === 1 ? 'was' : 'were'} not measured.` : ''
  const near = timeline && nearest(timeline)
  const most = near ? ` Most would come of ${partName(near.id)}: ${timesWords(near.factor)} as fast with it twice as fast.` : ''
  if (bottleneck.verdict === 'nothing-stands-out') return `Nothing stands out: no part of this machine alone holds '${workload.name}' back.${most}`
  if (timeline === null) return `What holds '${workload.name}' back cannot be said from this run.${lacking}`
  const unknown = bottleneck.looked.filter(({ state }) => state === 'unknown').map(({ id }) => partName(id))
  return `Of what this run measured nothing stands out for '${workload.name}', but ${list(unknown)} ${unknown.length === 1 ? 'is' : 'are'} unknown.${lacking}${most}`
}
