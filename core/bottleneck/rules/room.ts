import { type FitTarget } from '../../fit/target'
import { formatBytes, formatPercent } from '../../units'
import { evidence } from '../evidence'
import { type Seen } from '../rule'
import { type Need, type World } from '../world'

/** Whether the work's need fits into what is there, with both as evidence. */
export function roomOf({ workload }: World, { bytes, band, verdict, by }: Need, { haveBytes, haveKind, because }: FitTarget): Seen {
  const proof = [evidence(`what '${workload.name}' needs`, bytes, 'bytes', by, band), evidence(`what is there: ${because}`, haveBytes, 'bytes', haveKind)]
  const held = `'${workload.name}' needs ${formatBytes(bytes)}, ${formatBytes(haveBytes)} are there (${formatPercent(bytes / haveBytes)})`
  if (verdict === 'fits') return { state: 'has-room', text: `${held}.`, evidence: proof }
  if (verdict === 'tight') return { state: 'has-room', text: `${held}: tight, a little more context or another program ends it.`, evidence: proof }
  const sure = by === 'entered' || (band !== null && band.low > haveBytes)
  return {
    state: 'no-room',
    text: `${held}: it does not run as it is.`,
    evidence: proof,
    most: sure ? 'sure' : 'likely',
    why: sure ? (by === 'entered' ? 'the need is as entered' : 'even the least that it may need is more than there is') : 'the need is predicted, and its least would just fit',
  }
}
