import { safeParse } from './json'
import { isFields, listOf, namedGpu, pathsOf, textOf, type Fields } from './fields'
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
  const name = find(/^(asic\.)?market_name$/, /^board\.product_name$/)
  return namedGpu(name !== null && /^0x/i.test(name) ? null : name, {
    driverVersion: find(/^driver\.(driver_)?version$/),
    busId: find(/^(bus\.)?bdf$/),
    memoryTotalMiB: positive(mebibytes(find(/^vram\.(size|vram_size)$/, /^mem_usage\.total_vram$/, /^(fb_usage|vram)\.(total_vram|fb_total|vram_total)$/), null)),
    memoryUsedMiB: mebibytes(find(/^mem_usage\.used_vram$/, /^(fb_usage|vram)\.(used_vram|fb_used|vram_used)$/), null),
    powerDrawWatts: notNegative(watts(find(/^power\.(socket_power|current_socket_power|average_socket_power|current_power|average_power)$/))),
    powerLimitWatts: positive(watts(find(/^limit\.(ppt0\.)?(socket_power_limit|socket_power|max_power_limit|max_power)$/, /^power\.(power_limit|power_cap)$/))),
    temperatureC: celsius(find(/^temperature\.edge(_temperature)?$/, /^temperature\.(hotspot|junction)(_temperature)?$/)),
    utilizationPercent: percent(find(/^usage\.(gfx_activity|gfx_usage)$/)),
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

/** `amd-smi static|metric|list`, as JSON (a list, or one under `gpu_data`) or as lines. */
export const parseAmdSmi: TextParser = (text) => {
  const json = safeParse(text.slice(Math.max(0, text.search(/[[{]/))))
  const list = listOf(isFields(json) ? json['gpu_data'] : json).filter((each) => 'gpu' in each)
  const gpus = list.length > 0 ? list.map((each) => gpuIn(pathsOf(each))) : fromLines(text)
  return gpus.length > 0 ? { gpus, cpu: null } : null
}
