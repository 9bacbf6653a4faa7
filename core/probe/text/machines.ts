import { safeParse } from './json'
import { gpuOf, kindOfName, leading, mebibytes, said, type ProbedCpu, type ProbedGpu, type TextParser } from './probed'

const whole = (text: string | undefined): number | null => (/^\d{1,9}$/.test(text?.trim() ?? '') ? Number(text) : null)
const noCpu: ProbedCpu = { name: null, vendor: null, sockets: null, cores: null, threads: null, maximumMHz: null }
const values = (text: string, key: RegExp): string[] => [...text.matchAll(key)].map((match) => match[1]!.trim())
const distinct = (list: readonly string[]): number | null => (list.length > 0 ? new Set(list).size : null)

/** `/proc/cpuinfo`, x86 and ARM. */
export const parseCpuInfoText: TextParser = (text) => {
  const threads = values(text, /^processor\s*:\s*(\d+)\s*$/gm).length
  if (threads === 0) return null
  const sockets = values(text, /^physical id\s*:\s*(\d+)/gm)
  const perSocket = whole(/^cpu cores\s*:\s*(\d+)/m.exec(text)?.[1])
  const count = distinct(sockets)
  return { gpus: [], cpu: { ...noCpu, name: said(/^model name\s*:\s*(.*)$/m.exec(text)?.[1] ?? /^Hardware\s*:\s*(.*)$/m.exec(text)?.[1]), vendor: said(/^vendor_id\s*:\s*(.*)$/m.exec(text)?.[1]), sockets: count, cores: perSocket === null ? null : perSocket * (count ?? 1), threads } }
}

/** `lscpu`; several kinds of core have a block each. */
export const parseLscpu: TextParser = (text) => {
  const find = (key: string) => new RegExp(`^[ \\t]*${key}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]
  const threads = whole(find('CPU\\(s\\)'))
  if (threads === null) return null
  const names = [...new Set(values(text, /^[ \t]*Model name:[ \t]*(.*)$/gm))]
  const cores = values(text, /^[ \t]*Core\(s\) per (?:socket|cluster):[ \t]*(\d+)/gm).map(Number)
  const sockets = values(text, /^[ \t]*Socket\(s\):[ \t]*(\d+)/gm).map(Number)
  return {
    gpus: [],
    cpu: {
      name: said(names.join(' + ')),
      vendor: said(find('Vendor ID')),
      sockets: sockets.length > 0 ? Math.max(...sockets) : null,
      cores: cores.length > 0 ? cores.reduce((sum, each, i) => sum + each * (sockets[i] ?? 1), 0) : null,
      threads,
      maximumMHz: values(text, /^[ \t]*CPU max MHz:[ \t]*([\d.,]+)/gm).map((each) => leading(each) ?? 0).reduce((most, each) => Math.max(most, each), 0) || null,
    },
  }
}

function macGpu(fields: (key: RegExp) => string | null): ProbedGpu {
  const name = fields(/^(Chipset Model|sppci_model|_name)$/i)
  const shared = fields(/^(VRAM \(Dynamic, Max\)|spdisplays_vram_shared|_spdisplays_vram)$/i)
  const own = fields(/^(VRAM \(Total\)|VRAM|spdisplays_vram)$/i)
  const kind = name === null ? {} : kindOfName(name)
  const bus = fields(/^(Bus|sppci_bus|spdisplays_bus)$/i) ?? ''
  return gpuOf({ name, memoryTotalMiB: shared !== null ? null : mebibytes(own), ...kind, ...(/built.?in/i.test(bus) ? { integrated: true } : {}) })
}

/** `system_profiler SPDisplaysDataType [-json]` and `SPHardwareDataType`. Memory that is shared belongs to no GPU. */
export const parseSystemProfiler: TextParser = (text) => {
  const json = safeParse(text)
  const lists = json as { SPDisplaysDataType?: unknown; SPHardwareDataType?: unknown } | null
  const displays = Array.isArray(lists?.SPDisplaysDataType) ? lists.SPDisplaysDataType : null
  const hardware = Array.isArray(lists?.SPHardwareDataType) ? lists.SPHardwareDataType : null
  const reader = (record: unknown) => (key: RegExp) => {
    if (typeof record !== 'object' || record === null) return null
    for (const [name, value] of Object.entries(record)) if (key.test(name) && (typeof value === 'string' || typeof value === 'number') && said(String(value)) !== null) return said(String(value))
    return null
  }
  if (displays || hardware) {
    const read = reader(hardware?.[0])
    return { gpus: (displays ?? []).slice(0, 64).map((each) => macGpu(reader(each))), cpu: hardware ? macCpu(read(/^(chip_type|cpu_type)$/), read(/^number_processors$/)) : null }
  }
  if (!/^(Graphics\/Displays|Hardware):/m.test(text)) return null
  const blocks = text.split(/^ {4}(?=\S.*:\s*$)/m).slice(1)
  const fieldsIn = (block: string) => (key: RegExp) => {
    for (const match of block.matchAll(/^[ \t]+([^:\n]{1,60}):[ \t]*(.{1,300})$/gm)) if (key.test(match[1]!.trim())) return said(match[2])
    return null
  }
  const gpus = /^Graphics\/Displays:/m.test(text) ? blocks.filter((block) => /^[ \t]+Chipset Model:/m.test(block)).map((block) => macGpu(fieldsIn(block))) : []
  const all = fieldsIn(text)
  const cpu = /^Hardware:/m.test(text) ? macCpu(all(/^(Chip|Processor Name)$/), all(/^Total Number of Cores$/)) : null
  return { gpus, cpu }
}

/** "10 (8 performance and 2 efficiency)" or "proc 10:8:2". */
const macCpu = (name: string | null, cores: string | null): ProbedCpu => ({ ...noCpu, name, vendor: /^Apple/i.test(name ?? '') ? 'Apple' : /Intel/i.test(name ?? '') ? 'Intel' : null, cores: leading(cores?.replace(/^proc\s+/, '')) })
