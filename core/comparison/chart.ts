import { type IntervalChart } from '../chart/model'
import { type InstanceComparison } from './cloud'
import { gpuWords, times } from './words'

/** More rows than this are for the table. */
const rowsShown = 12

/** Each instance's predicted speed with its band; this machine is the line at 1. Null when no speed can be predicted. */
export function speedChart(compared: readonly InstanceComparison[]): IntervalChart | null {
  const known = compared.flatMap((each) => (each.ratio === null || each.band === null ? [] : [{ ...each, ratio: each.ratio, band: each.band }]))
  if (known.length === 0) return null
  const shown = [...known].sort((a, b) => b.ratio - a.ratio).slice(0, rowsShown)
  const [fastest] = shown
  const faster = known.filter((each) => each.band.low > 1).length
  const title = `${gpuWords(fastest!)} at ${fastest!.row.provider} is predicted to be ${times(fastest!.ratio)} as fast as this machine`
  return {
    kind: 'intervals',
    title,
    summary: `${shown.length} instances, from ${times(shown[shown.length - 1]!.ratio)} to ${times(fastest!.ratio)}; ${faster === known.length ? 'all' : `${faster} of ${known.length}`} with a band above this machine.`,
    axis: { label: 'Predicted speed, this machine = 1', scale: 'log' },
    reference: { value: 1, label: 'this machine' },
    rows: shown.map((each) => ({
      id: each.row.id,
      label: `${gpuWords(each)}, ${each.row.provider}`,
      provenance: 'predicted' as const,
      value: each.ratio,
      interval: each.band,
      dots: [],
      text: `${times(each.ratio)} [${times(each.band.low)}, ${times(each.band.high)}]`,
      doubtful: false,
    })),
  }
}
