import { firstDay } from './age'
import { type ComponentRow, type CpuRow, type ModelRow } from './schema'

/** What the other lists say that cannot be, as `check.ts` does for GPUs. */

const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)

/** Eight bytes a transfer and channel: a processor's bandwidth follows from its memory. */
export function checkCpus(rows: readonly CpuRow[]): string[] {
  return rows.flatMap((cpu) => {
    const [channels, transfers, threads] = [number(cpu['memoryChannels']), number(cpu['memoryMTs']), number(cpu['threads'])]
    const said: string[] = []
    if (channels && transfers && cpu.peakMemoryGBs !== null) {
      const follows = (channels * transfers * 8) / 1000
      if (Math.abs(cpu.peakMemoryGBs / follows - 1) > 0.02) said.push(`${cpu.peakMemoryGBs} GB/s does not follow from ${channels} channels x ${transfers} MT/s x 8 bytes = ${follows}`)
    }
    if (threads !== null && cpu.cores !== null && (threads < cpu.cores || threads > 2 * cpu.cores)) said.push(`${threads} threads on ${cpu.cores} cores`)
    const base = number(cpu['baseGHz'])
    if (base !== null && cpu.boostGHz !== null && base > cpu.boostGHz) said.push('the base clock is above the boost clock')
    return said.map((text) => `${cpu.id}: ${text}`)
  })
}

export function checkModels(rows: readonly ModelRow[]): string[] {
  return rows.flatMap((model) => {
    const said: string[] = []
    const { totalParamsB, activeParamsB, heads, kvHeads, experts, expertsPerToken } = model
    if (activeParamsB !== null && totalParamsB !== null && activeParamsB > totalParamsB) said.push('more active parameters than there are')
    if (heads !== null && kvHeads !== null && (kvHeads > heads || heads % kvHeads !== 0)) said.push(`${heads} heads do not share ${kvHeads} of keys and values`)
    if (experts !== null && expertsPerToken !== null && expertsPerToken > experts) said.push('a token passes through more experts than there are')
    if (model.class === 'moe-llm' && activeParamsB === null) said.push('a mixture of experts without its active parameters')
    return said.map((text) => `${model.id}: ${text}`)
  })
}

export function checkComponents(rows: readonly ComponentRow[]): string[] {
  return rows.flatMap((row) => {
    const [low, median, high] = ['priceUsdLow', 'priceUsdMedian', 'priceUsdHigh'].map((field) => number(row[field]))
    const ordered = [low, median, high].filter((each): each is number => each !== null && each !== undefined)
    return ordered.some((price, i) => price <= 0 || (i > 0 && price < ordered[i - 1]!)) ? [`${row.id}: low, median and high are not in that order`] : []
  })
}

/** Dates that lie after the day on which the catalog was read. @param lastRead YYYY-MM-DD */
export function checkDates(rows: readonly { id: string; asOf?: string | null; launchDate?: string | null; streetPriceAsOf?: string | null }[], lastRead: string): string[] {
  const last = firstDay(lastRead)
  return rows.flatMap((row) => [row.asOf, row.launchDate, row.streetPriceAsOf].flatMap((date) => (date != null && firstDay(date) > last ? [`${row.id}: ${date} is after ${lastRead}, when it was read`] : [])))
}
