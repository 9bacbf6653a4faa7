import { type ScatterChart } from '../../chart/model'
import { formatUsd } from '../../units'
import { type WorkUnit } from '../../workload/unit'
import { type Candidate } from '../candidate'
import { type Upgrades } from '../upgrade'
import { bandWords, gainWords, netWords } from './words'

/** A point needs both, what it costs and what it gives; what costs nothing has no place on a logarithmic axis, and is the line. */
function pointOf(candidate: Candidate, unit: WorkUnit): ScatterChart['points'][number] | null {
  const { part, gain, netUsd, onFront, stale, netIsMost } = candidate
  const y = gain.kind === 'speed' ? gain.ratio : gain.kind === 'runs' ? gain.unitsPerSecond : null
  if (y === null || netUsd === null || !(y > 0) || !(netUsd > 0)) return null
  return {
    id: part.id,
    label: part.name,
    provenance: 'predicted' as const,
    x: netUsd,
    y,
    yInterval: gain.kind === 'speed' || gain.kind === 'runs' ? { low: gain.band.low, high: gain.band.high } : null,
    text: `${netWords(candidate)}; ${gainWords(gain, unit)} ${bandWords(gain)}`,
    front: onFront,
    doubtful: stale || netIsMost,
  }
}

/** Net cost against speed, of what may go in; null where nothing is known in both. */
export function upgradeChart({ candidates, base, input }: Upgrades, unit: WorkUnit): ScatterChart | null {
  const points = candidates.filter(({ verdict }) => verdict !== 'refuses').flatMap((each) => pointOf(each, unit) ?? [])
  const best = points.filter(({ front }) => front).sort((a, b) => a.x - b.x)
  if (points.length < 2 || best.length === 0) return null
  const last = best[best.length - 1]!
  return {
    kind: 'scatter',
    title: best.length === 1 ? `${last.label} gives more for less than all others, at ${formatUsd(last.x)} net` : `${best.length} of ${points.length} are worth their net cost, from ${best[0]!.label} at ${formatUsd(best[0]!.x)} to ${last.label} at ${formatUsd(last.x)}`,
    summary: `${points.length} candidates by net cost and predicted speed; of an instance the rent over ${input.use.horizonMonths} months. ${best.length} on the front: ${best.map(({ label }) => label).join(', ')}.`,
    x: { label: 'Net cost, USD', scale: 'log' },
    y: { label: base.runs ? 'Predicted speed, as it is = 1' : `Predicted speed, ${unit.plural}/s`, scale: 'log' },
    reference: base.runs ? { value: 1, label: 'as it is' } : null,
    points: [...best, ...points.filter(({ front }) => !front).sort((a, b) => b.y - a.y)],
  }
}
