import { median } from '../../../core/statistics/quantile'
import { known, unknown } from '../../../core/result/known'
import { counter, defineReader, once } from '../reader'
import { parseProcessors, type CpuTimes } from './cpu-times'

/** A processor that waits lowers its clock by design. */
const busyShare = 0.5
/** So many tell enough; each is a file of its own, and some drivers wake the processor to answer. */
const mostProcessors = 8

/** The processors that were busy since the last reading, the busiest first. */
export function busiest(before: ReadonlyMap<number, CpuTimes>, after: ReadonlyMap<number, CpuTimes>): number[] {
  const shares = [...after].map(([number, now]) => {
    const then = before.get(number)
    const share = then ? (now.busyTicks - then.busyTicks) / (now.totalTicks - then.totalTicks) : 0
    return { number, share }
  })
  return shares
    .filter(({ share }) => share > busyShare && share <= 1)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostProcessors)
    .map(({ number }) => number)
}

/** scaling_cur_freq, kHz, in Hz. */
export const parseFrequency = (text: string): number | null => {
  const kilohertz = counter(text)
  return kilohertz ? kilohertz * 1000 : null
}

export function cpuClockReader() {
  let before = new Map<number, CpuTimes>()
  const there = once((files) => files.list('/sys/devices/system/cpu/cpu0/cpufreq').length > 0)
  return defineReader({
    part: 'cpuClock',
    platforms: ['linux'],
    when: 'always',
    read({ files }) {
      if (!there(files)) return unknown('not-reported')
      const stat = files.text('/proc/stat')
      if ('because' in stat) return unknown(stat.because)
      const after = parseProcessors(stat.text)
      const numbers = busiest(before, after)
      before = after
      if (numbers.length === 0) return unknown('not-asked', 'no processor was busy')
      const clocks = numbers.map((number) => files.text(`/sys/devices/system/cpu/cpu${number}/cpufreq/scaling_cur_freq`))
      const told = clocks.map((answer) => ('text' in answer ? parseFrequency(answer.text) : null)).filter((hz): hz is number => hz !== null)
      const [first] = clocks
      return told.length > 0 ? known(median(told)) : unknown(first && 'because' in first ? first.because : 'unreadable')
    },
  })
}
