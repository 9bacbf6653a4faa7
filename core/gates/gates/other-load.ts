import { formatPercent } from '../../units'
import { defineGate, flaggedIf } from '../gate'
import { type Reading } from '../reading'
import { grown, secondsOf } from '../window'

/** METHOD A3: of all processors; more is allowed at idle, where nothing is spoilt yet. */
const most = { idle: 0.05, measured: 0.03 }
/** METHOD A3: at idle only, since our own threads wait for each other while measuring. */
const mostWaiting = 0.01
/** A tick is 10 ms and every process rounds its own: so few may be rounding alone in a short stretch. */
const leastTicks = 5

export const otherLoad = defineGate({
  id: 'other-load',
  title: 'Other programs',
  unit: 'share of all processors',
  threshold: 'more than 5 % of all processors when idle (or programs waiting for one in more than 1 % of the time), 3 % while measuring',
  look({ kind, readings }) {
    const total = grown(readings, 'cpu', (cpu) => cpu.totalTicks)
    const busy = grown(readings, 'cpu', (cpu) => cpu.busyTicks)
    const ours = grown(readings, 'ours', ({ ticks }) => ticks)
    if (total === null || busy === null || ours === null || total === 0) return null
    const other = Math.max(0, busy - ours)
    const share = Math.min(1, other / total)
    const waited = kind === 'idle' ? waitingShare(readings) : null
    return flaggedIf((share > most[kind] && other > leastTicks) || (waited !== null && waited > mostWaiting), share)
  },
  describe: (value, state) => `other programs used ${formatPercent(value)} of the processor${state === 'flagged' && value <= most.measured ? ', and some had to wait for it' : ''}`,
  advice: 'Close other programs, let updates and indexing finish, and run again.',
})

/** Share of the time in which some program waited for a processor (PSI `cpu some`). */
export function waitingShare(readings: readonly Reading[]): number | null {
  const waited = grown(readings, 'pressure', (seconds) => seconds)
  const seconds = secondsOf(readings)
  return waited === null || !(seconds > 0) ? null : waited / seconds
}
