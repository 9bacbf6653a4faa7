import { armVendors, noCpu, whole } from './cpu'
import { said, withoutCutNumber, type Probed, type TextParser } from './probed'

const fieldsOf = (block: string): Map<string, string> => {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const match = /^([A-Za-z][\w ()/-]{0,40}?)[ \t]*:[ \t]?(.*)$/.exec(line.slice(0, 400))
    if (match && !fields.has(match[1]!.toLowerCase())) fields.set(match[1]!.toLowerCase(), match[2]!.trim())
  }
  return fields
}

/** IBM Z lists its processors in lines of one block: "processor 0: version = FF,  identification = …". */
function mainframe(text: string): Probed | null {
  const threads = text.match(/^processor \d{1,5}: version = /gm)?.length ?? 0
  return threads === 0 ? null : { gpus: [], cpu: { ...noCpu, vendor: said(/^vendor_id[ \t]*:[ \t]*(.{1,60})\n/m.exec(text)?.[1]), threads } }
}

/** Somebody asked for the names alone: `grep "model name"`. How many lines there are depends on what was cut off. */
function nameAlone(text: string): Probed | null {
  const name = said(/^model name[ \t]*:[ \t]*(.{1,200})\n/m.exec(text)?.[1])
  return name === null ? null : { gpus: [], cpu: { ...noCpu, name } }
}

/**
 * `/proc/cpuinfo` of x86, Arm, POWER, RISC-V, MIPS, LoongArch and IBM Z. Several kinds of core are joined, as `lscpu`
 * does. "Hardware" names a board, so it is no processor's name.
 */
export const parseCpuInfoText: TextParser = (raw) => {
  const text = withoutCutNumber(raw)
  const blocks = text.split(/\n\s*\n/).map(fieldsOf)
  const threads = blocks.filter((block) => /^\d+$/.test(block.get('processor') ?? ''))
  // A board of 32-bit Arm may list its cores in one block.
  const numbered = text.match(/^processor[ \t]*:[ \t]*\d+[ \t]*$/gm)?.length ?? 0
  // 32-bit Arm before 3.8 named a single core, and numbered none; "Processor" begins with a capital there alone.
  const named = said(/^Processor[ \t]*:[ \t]*([A-Za-z].{2,100})\n/m.exec(text)?.[1])
  const listed = numbered || (named === null ? 0 : 1)
  if (listed === 0) return mainframe(text) ?? nameAlone(text)
  const names = [...new Set(threads.map((block) => said(block.get('model name')) ?? said(block.get('cpu model')) ?? said(block.get('cpu')) ?? said(block.get('uarch'))).filter((name) => name !== null))]
  const first = threads[0] ?? new Map<string, string>()
  const maker = blocks.map((block) => armVendors[block.get('cpu implementer')?.toLowerCase() ?? '']).find((vendor) => vendor !== undefined)
  const sockets = new Set(threads.map((block) => block.get('physical id')).filter((id) => id !== undefined && /^\d+$/.test(id)))
  const pairs = new Set(threads.filter((block) => block.has('core id') && block.has('physical id')).map((block) => `${block.get('physical id')}/${block.get('core id')}`))
  const perSocket = whole(first.get('cpu cores'))
  return {
    gpus: [],
    cpu: {
      ...noCpu,
      name: names.length > 0 ? names.slice(0, 8).join(' + ') : named,
      vendor: said(first.get('vendor_id')) ?? maker ?? null,
      sockets: sockets.size || null,
      cores: perSocket === null ? pairs.size || null : perSocket * (sockets.size || 1),
      threads: listed,
    },
  }
}
