import { kindOfName } from './adapter-kind'
import { noCpu, whole } from './cpu'
import { isFields, listOf, namedGpu, pick, type Fields } from './fields'
import { parseWithin } from './json'
import { leading, mebibytes, positive, said, type ProbedCpu, type ProbedGpu, type TextParser } from './probed'

/** "kHW_AMDRadeonPro5500MItem" is how it names what its table of names does not have. */
const plainName = (name: string | null): string | null => (name === null ? null : said(/^kHW_(.+)Item$/.exec(name)?.[1]?.replace(/^(Apple|AMD|Intel|NVIDIA)(?=[A-Z])/, '$1 ').replace(/([a-z])(?=[A-Z0-9])/g, '$1 ') ?? name))

/** A vendor that makes no GPUs is a virtual machine's: "VMware (0x15ad)". */
const vendorOf = (fields: Fields): string => (pick(fields, /^(Vendor|spdisplays_vendor)$/i) ?? '').replace(/\(0x([\da-f]{4})\)/i, '[$1:0000]')

/** Memory of a card in a slot is its own, whatever word stands before it; what is built in shares the system's. */
function gpuIn(fields: Fields): ProbedGpu {
  const name = plainName(pick(fields, /^(Chipset Model|sppci_model)$/i, /^_name$/))
  const gpu = namedGpu(name, kindOfName(`${name ?? ''} ${vendorOf(fields)}`))
  const bus = pick(fields, /^(Bus|sppci_bus|spdisplays_bus)$/i) ?? ''
  const integrated = !gpu.virtual && (gpu.integrated || /built.?in/i.test(bus))
  const card = /pci|thunderbolt|external|slot/i.test(bus) && !integrated
  const own = pick(fields, /^(VRAM \(Total\)|VRAM|spdisplays_vram)$/i)
  const any = pick(fields, /^_spdisplays_vram$/, /^(VRAM \(Dynamic, Max\)|spdisplays_vram_shared)$/i)
  return { ...gpu, integrated, memoryTotalMiB: integrated ? null : positive(mebibytes(own ?? (card ? any : null), null)) }
}

/** "10 (8 performance and 2 efficiency)", "proc 10:8:2" or 6. */
function cpuIn(fields: Fields): ProbedCpu | null {
  const name = pick(fields, /^(Chip|chip_type)$/i, /^(Processor Name|cpu_type)$/i)
  const cores = pick(fields, /^Total Number of Cores$/i, /^number_processors$/)?.replace(/^proc\s+/, '')
  const count = cores === undefined ? null : whole(/^\d+/.exec(cores)?.[0])
  if (name === null && count === null) return null
  return { ...noCpu, name, vendor: /^Apple/i.test(name ?? '') ? 'Apple' : /Intel|Xeon/i.test(name ?? '') ? 'Intel' : null, sockets: positive(leading(pick(fields, /^(Number of Processors|packages)$/i))), cores: count }
}

/** Blocks that end in a colon, with lines "Key: value" below. */
const fieldsOf = (block: string): Fields => {
  const fields: Record<string, string> = {}
  for (const match of block.matchAll(/^[ \t]*([^:\n]{1,60}):[ \t]+(\S.{0,300})$/gm)) fields[match[1]!.trim()] ??= match[2]!
  return fields
}

/**
 * A Mac in another language translates its labels, not the shape: a title, below it a block for each GPU, whose first
 * line repeats the block's name. What shares the system's memory is known by its name, other memory by the label VRAM.
 */
function translated(text: string): { gpus: ProbedGpu[]; cpu: null } | null {
  const blocks = [...text.replace(/：[ ]?/g, ': ').matchAll(/^[ ]{4}(\S[^:\n]{0,100}):[ ]*\n\s*\n?[ ]{6}[^:\n]{1,60}:[ ]+\1[ ]*\n((?:[ ]{6}.{0,400}\n){1,60})/gm)].slice(0, 64)
  const gpus = blocks.map(([, name, lines]) => gpuIn({ _name: name, spdisplays_bus: /:[ ]+(PCIe?)\b/.exec(lines!)?.[1] ?? '', spdisplays_vram: /^[ ]{6}VRAM[^:\n]{0,40}:[ ]+([\d.,]+ [KMG]B)[ ]*$/m.exec(lines!)?.[1] ?? '' }))
  return gpus.length === 0 ? null : { gpus, cpu: null }
}

/** Lines that `grep` left, without their titles: each "Chipset Model" begins a GPU. */
function grepped(text: string): { gpus: ProbedGpu[]; cpu: ProbedCpu | null } | null {
  const blocks = text.split(/^(?=[ \t]*Chipset Model:)/m).filter((block) => /^[ \t]*Chipset Model:/.test(block))
  const gpus = blocks.slice(0, 64).map((block) => gpuIn(fieldsOf(block)))
  const cpu = /^[ \t]*(Chip|Processor Name):/m.test(text) ? cpuIn(fieldsOf(text)) : null
  return gpus.length === 0 && cpu === null ? null : { gpus, cpu }
}

function fromText(text: string): { gpus: ProbedGpu[]; cpu: ProbedCpu | null } | null {
  if (!/^\s*(Graphics\/Displays|Hardware):/m.test(text)) return translated(text) ?? grepped(text)
  const [, displays = ''] = text.split(/^\s*Graphics\/Displays:/m)
  const [, hardware = ''] = text.split(/^\s*Hardware:/m)
  const blocks = displays.split(/^[ \t]{0,8}(?=\S[^\n]*:[ \t]*$)/m).filter((block) => /^[ \t]+Chipset Model:/m.test(block))
  return { gpus: blocks.slice(0, 64).map((block) => gpuIn(fieldsOf(block))), cpu: hardware === '' ? null : cpuIn(fieldsOf(hardware)) }
}

/** `system_profiler SPDisplaysDataType SPHardwareDataType [-json]`. Memory that is shared belongs to no GPU. */
export const parseSystemProfiler: TextParser = (text) => {
  const json = parseWithin(text)
  if (!isFields(json)) return fromText(text)
  const displays = json['SPDisplaysDataType']
  const hardware = listOf(json['SPHardwareDataType'])[0]
  if (!Array.isArray(displays) && !hardware) return null
  return { gpus: listOf(displays).slice(0, 64).map(gpuIn), cpu: hardware ? cpuIn(hardware) : null }
}
