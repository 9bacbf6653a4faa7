import { fileReader } from '../reader'

export interface CpuTimes {
  busyTicks: number
  stealTicks: number
  totalTicks: number
}

/** "cpu  user nice system idle iowait irq softirq steal guest guest_nice": the guests are part of user and nice. */
function timesOf(line: string): CpuTimes | null {
  const fields = line.trim().split(/\s+/).slice(1, 9).map(Number)
  if (fields.length < 4 || !fields.every((ticks) => Number.isFinite(ticks) && ticks >= 0 && ticks < 1e17)) return null
  const [user = 0, nice = 0, system = 0, , , , , steal = 0] = fields
  return { busyTicks: user + nice + system, stealTicks: steal, totalTicks: fields.reduce((sum, ticks) => sum + ticks, 0) }
}

/** /proc/stat: all processors together. */
export function parseStat(text: string): CpuTimes | null {
  const line = /^cpu +.+$/m.exec(text)
  return line && timesOf(line[0])
}

/** Each processor's own times, by its number. */
export function parseProcessors(text: string): Map<number, CpuTimes> {
  const times = new Map<number, CpuTimes>()
  for (const [line, number] of text.matchAll(/^cpu(\d{1,5}) .+$/gm)) {
    const parsed = timesOf(line)
    if (parsed) times.set(Number(number), parsed)
  }
  return times
}

export const cpuTimes = fileReader('cpu', '/proc/stat', parseStat)
