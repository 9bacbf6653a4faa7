import { type IntervalChart } from '../chart/model'
import { band } from '../prediction/band'
import { formatPercent, significant } from '../units'
import { type WorkUnit } from '../workload/unit'
import { timedParts } from './finding'
import { type Found } from './find'
import { partName } from './names'
import { unitSeconds } from './timeline'
import { article, capital, shortTime, timeScale } from './words'

/** Where the time of a unit of work goes: a row for each part that takes some. null: no time is known. */
export function timeChart({ bottleneck, timeline, sigmas }: Found, unit: WorkUnit): IntervalChart | null {
  if (timeline === null) return null
  const shown = timedParts.filter((id) => timeline.seconds[id] > 0)
  if (shown.length === 0) return null
  const whole = unitSeconds(timeline)
  const longest = shown.reduce((most, id) => (timeline.seconds[id] > timeline.seconds[most] ? id : most))
  const { factor, unit: scale } = timeScale(Math.max(whole, timeline.seconds[longest]))
  const first = bottleneck.findings.find(({ gain }) => gain.known)
  return {
    kind: 'intervals',
    title: first ? `What ${article(unit.one)} waits for most is ${partName(first.id)}` : `${capital(article(unit.one))} waits for no part alone`,
    summary: `${shown.length} parts of ${article(unit.one)}'s ${shortTime(whole)}; ${partName(longest)} takes longest, ${shortTime(timeline.seconds[longest])}, ${formatPercent(timeline.seconds[longest] / whole)} of it.`,
    axis: { label: `Time of ${article(unit.one)}, ${scale}`, scale: 'linear' },
    reference: { value: whole / factor, label: `all of it: ${shortTime(whole)}` },
    rows: shown.map((id) => {
      const seconds = timeline.seconds[id]
      const { low, high } = band(seconds, sigmas[id] ?? 0)
      return {
        id,
        label: capital(partName(id)),
        provenance: 'predicted' as const,
        value: seconds / factor,
        interval: { low: low / factor, high: high / factor },
        dots: [],
        text: `${significant(seconds / factor, 2)} ${scale} [${significant(low / factor, 2)}, ${significant(high / factor, 2)}]`,
        doubtful: false,
      }
    }),
  }
}
