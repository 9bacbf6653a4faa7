import { median } from '../../statistics/quantile'
import { formatPercent } from '../../units'
import { defineGate, flaggedIf } from '../gate'
import { type Reading } from '../reading'
import { lasted, seen } from '../window'

/** METHOD A3, at idle. */
const mostUtilization = 0.03
const mostBytes = 1024 ** 3
/** A benchmark that left the board alone is not disturbed by who else uses it. */
const weUse = 0.5

const highest = (values: readonly (number | null)[]): number | null => values.reduce((most, value) => (value === null ? most : Math.max(most ?? 0, value)), null)
const medianUtilization = (readings: readonly Reading[]): number | null => {
  const values = seen(readings, 'gpus').map((gpus) => highest(gpus.map(({ utilization }) => utilization)))
  const told = values.filter((value): value is number => value !== null)
  return told.length === 0 ? null : median(told)
}

function atIdle(readings: readonly Reading[]) {
  const used = highest(seen(readings, 'gpus').flatMap((gpus) => gpus.map(({ usedBytes }) => usedBytes)))
  const utilization = medianUtilization(readings)
  if (utilization === null || used === null) return null
  return flaggedIf(utilization > mostUtilization || used > mostBytes, utilization)
}

/** While ours runs, others cannot be told apart: what the idle stretch saw stands, for benchmarks that use the GPU. */
export const gpuShared = defineGate({
  id: 'gpu-shared',
  title: 'GPU used by others',
  unit: 'share of the time, when idle',
  threshold: 'more than 3 % busy, or more than 1 GiB in use, before ours began',
  look({ kind, readings, baseline }) {
    if (kind === 'idle') return lasted(readings, 'gpus') ? atIdle(readings) : null
    const before = atIdle(baseline)
    const used = highest(seen(readings, 'gpus').flatMap((gpus) => gpus.map(({ utilization }) => utilization)))
    if (before === null || used === null) return null
    return used < weUse ? flaggedIf(false, before.value) : before
  },
  describe: (value) => `others used the GPU before ours began (${formatPercent(value)} busy)`,
  advice: 'Close programs that use the GPU (nvidia-smi lists them), and run again.',
})
