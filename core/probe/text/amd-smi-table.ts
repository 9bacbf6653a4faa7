import { namedGpu } from './fields'
import { celsius, mebibytes, notNegative, percent, positive, said, watts, type ProbedGpu } from './probed'

/** "283/262128 MB", "14 W", "144/1000 W": what is used, of what there is, and the unit of both. */
function shareIn(cell: string, unit: string): { used: string | null; whole: string | null } {
  const match = new RegExp(`(?:^|\\s)([\\d.]{1,12}|N/A)(?:/([\\d.]{1,12}|N/A))? (${unit})\\s*$`).exec(cell)
  const withUnit = (value: string | undefined) => (value === undefined || value === 'N/A' ? null : `${value} ${match![3]}`)
  return { used: withUnit(match?.[1]), whole: withUnit(match?.[2]) }
}

/** `amd-smi` without a command (ROCm 7): two lines for each GPU, the first with its place on the bus. */
export function fromTable(text: string): ProbedGpu[] {
  const driver = said(/amdgpu version: (\d\S{0,40})/.exec(text)?.[1])
  const rows = text.split('\n').map((line) => (line.length < 400 ? /^\s*\|([^|]*)\|([^|]*)\|\s*$/.exec(line) : null))
  return rows.flatMap((row, at) => {
    const head = /^\s*([\da-f]{4}:[\da-f]{2}:[\da-f]{2}\.\d)\s+(\S.*)$/i.exec(row?.[1] ?? '')
    if (!row || !head) return []
    const [first, second] = [row[2]!, rows[at + 1]?.[2] ?? '']
    const [power, memory] = [shareIn(first, 'W'), shareIn(second, 'MB|GB')]
    return namedGpu(said(head[2]), {
      busId: head[1]!,
      driverVersion: driver,
      temperatureC: celsius(/(-?[\d.]{1,8} ?°C)/.exec(first)?.[1]),
      powerDrawWatts: notNegative(watts(power.used)),
      powerLimitWatts: positive(watts(power.whole)),
      utilizationPercent: percent(/^\s*([\d.]{1,8} %)/.exec(second)?.[1]),
      memoryUsedMiB: mebibytes(memory.used, null),
      memoryTotalMiB: positive(mebibytes(memory.whole, null)),
    })
  })
}

/** `amd-smi monitor`: a heading of single words, cells of a figure and its unit with two spaces between them. */
export function fromMonitor(text: string): ProbedGpu[] {
  const lines = text.split('\n').filter((line) => line.length < 1000)
  const heading = lines.findIndex((line) => /^\s*GPU\s.*\b(POWER|GPU_T|GPU_TEMP|VRAM_USED|VRAM_USAGE)\b/.test(line))
  const columns = lines[heading]?.trim().split(/\s+/) ?? []
  return lines.slice(heading + 1).slice(0, heading < 0 ? 0 : 2000).flatMap((line) => {
    const cells = line.trim().split(/\s{2,}/)
    if (cells.length !== columns.length || !/^\d{1,4}$/.test(cells[0]!)) return []
    const at = (...names: string[]): string => names.map((name) => cells[columns.indexOf(name)]).find((cell) => cell !== undefined) ?? ''
    const usage = shareIn(at('VRAM_USAGE'), 'MB|GB')
    return namedGpu(null, {
      temperatureC: celsius(at('GPU_T', 'GPU_TEMP')),
      powerDrawWatts: notNegative(watts(at('POWER', 'POWER_USAGE'))),
      powerLimitWatts: positive(watts(at('PWR_CAP', 'POWER_CAP'))),
      utilizationPercent: percent(at('GFX%', 'GFX_UTIL')),
      memoryUsedMiB: mebibytes(at('VRAM_USED'), null) ?? mebibytes(usage.used, null),
      memoryTotalMiB: positive(mebibytes(at('VRAM_TOTAL'), null) ?? mebibytes(usage.whole, null)),
    })
  })
}
