import { fromMonitor, fromTable } from './amd-smi-table'
import { parseWithin } from './json'
import { csvRecords, isFields, listOf, namedGpu, pathsOf, textOf, type Fields } from './fields'
import { celsius, mebibytes, notNegative, percent, positive, watts, type ProbedGpu, type TextParser } from './probed'

/** "16368" beside its unit "MB", or "16368 MB". */
function measured(fields: Fields, path: RegExp): string | null {
  for (const [name, value] of Object.entries(fields)) {
    if (!path.test(name.replace(/\.(value|unit)$/, '')) || name.endsWith('.unit') || textOf(value) === null) continue
    const unit = textOf(fields[name.replace(/\.value$/, '.unit')])
    return unit === null || !name.endsWith('.value') ? textOf(value) : `${textOf(value)} ${unit}`
  }
  return null
}

function gpuIn(fields: Fields): ProbedGpu {
  const find = (...paths: RegExp[]) => paths.map((path) => measured(fields, path)).find((each) => each !== null) ?? null
  const driver = find(/^driver\.(driver_)?version$/)
  const name = find(/^(asic\.)?market_name$/, /^board\.product_name$/)
  return namedGpu(name !== null && /^0x/i.test(name) ? null : name, {
    // The kernel's own driver is "Linuxver".
    driverVersion: /^\d/.exec(driver ?? '') ? driver : null,
    busId: find(/^(bus\.)?(gpu_)?bdf$/),
    memoryTotalMiB: positive(mebibytes(find(/^vram\.(size|vram_size)$/, /^(mem_usage\.)?total_vram$/, /^(fb_usage|vram)\.(total_vram|fb_total|vram_total)$/), null)),
    memoryUsedMiB: mebibytes(find(/^(mem_usage\.)?used_vram$/, /^(fb_usage|vram)\.(used_vram|fb_used|vram_used)$/), null),
    powerDrawWatts: notNegative(watts(find(/^(power\.)?(socket_power|current_socket_power|average_socket_power|current_power|average_power)$/))),
    // The most that may be set (MAX_POWER) is not the limit in force.
    powerLimitWatts: positive(watts(find(/^limit\.(ppt0\.)?(socket_power_limit|socket_power)$/, /^power\.(power_limit|power_cap)$/))),
    temperatureC: celsius(find(/^(temperature\.)?edge(_temperature)?$/, /^(temperature\.)?(hotspot|junction)(_temperature)?$/)),
    utilizationPercent: percent(find(/^(usage\.)?(gfx_activity|gfx_usage)$/)),
  })
}

/** Lines "KEY: value" below "GPU: 0", indented by section. */
function fromLines(text: string): ProbedGpu[] {
  return text.split(/^GPU:[ \t]*\d{1,4}[ \t]*$/m).slice(1, 257).map((block) => {
    const fields: Record<string, string> = {}
    const path: { indent: number; name: string }[] = []
    for (const line of block.split('\n').slice(0, 5000)) {
      const match = /^([ \t]*)([A-Za-z][\w .-]{0,60}):[ \t]*(.{0,300})$/.exec(line.slice(0, 400))
      if (!match) continue
      while (path.length > 0 && path[path.length - 1]!.indent >= match[1]!.length) path.pop()
      const name = match[2]!.toLowerCase()
      if (match[3]!.trim() === '') path.push({ indent: match[1]!.length, name })
      else fields[[...path.map((each) => each.name), name].join('.')] = match[3]!
    }
    return gpuIn(fields)
  })
}

/** The units of `--csv`, which has none in it, by what its columns are called. */
const units: readonly (readonly [RegExp, string])[] = [[/_vram$/, 'MB'], [/_power$/, 'W'], [/^(edge|hotspot|junction)/, 'C'], [/^gfx_activity$/, '%']]

/** `--csv`: sections are gone, so only columns whose name says all are read. */
function fromCsv(text: string): ProbedGpu[] {
  const rows = csvRecords(text, /^gpu,/i).filter((row) => /^\d{1,4}$/.test(String(row['gpu'])))
  return rows.map((row) => gpuIn(Object.fromEntries(Object.entries(row).map(([name, cell]) => {
    const unit = units.find(([named]) => named.test(name))?.[1]
    return [name, unit !== undefined && /^[\d.]+$/.test(String(cell)) ? `${String(cell)} ${unit}` : cell]
  }))))
}

/** `amd-smi` alone, and `static|metric|list|monitor`, as JSON (a list, or one under `gpu_data`), csv or lines. */
export const parseAmdSmi: TextParser = (text) => {
  const json = parseWithin(text)
  const list = listOf(isFields(json) ? json['gpu_data'] : json).filter((each) => 'gpu' in each)
  if (list.length > 0) return { gpus: list.map((each) => gpuIn(pathsOf(each))), cpu: null }
  for (const read of [fromLines, fromTable, fromCsv, fromMonitor]) {
    const gpus = read(text)
    if (gpus.length > 0) return { gpus, cpu: null }
  }
  return null
}
