import { armVendors, noCpu, whole } from './cpu'
import { said, withoutCutNumber, type TextParser } from './probed'

const fieldsOf = (block: string): Map<string, string> => {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const match = /^([A-Za-z][\w ()/-]{0,40}?)[ \t]*:[ \t]?(.*)$/.exec(line.slice(0, 400))
    if (match && !fields.has(match[1]!.toLowerCase())) fields.set(match[1]!.toLowerCase(), match[2]!.trim())
  }
  return fields
}

/**
 * `/proc/cpuinfo` of x86, Arm, POWER, RISC-V and LoongArch. Several kinds of core are joined, as `lscpu` does.
 */
export const parseCpuInfoText: TextParser = (raw) => {
  const text = withoutCutNumber(raw)
  const blocks = text.split(/\n\s*\n/).map(fieldsOf)
  const threads = blocks.filter((block) => /^\d+$/.test(block.get('processor') ?? ''))
  // A board of 32-bit Arm may list its cores in one block.
  const listed = text.match(/^processor[ \t]*:[ \t]*\d+[ \t]*$/gm)?.length ?? 0
  if (listed === 0) return null
  const names = [...new Set(threads.map((block) => said(block.get('model name')) ?? said(block.get('cpu')) ?? said(block.get('uarch'))).filter((name) => name !== null))]
  const board = blocks.map((block) => said(block.get('hardware'))).find((name) => name != null) ?? null
  const first = threads[0] ?? new Map<string, string>()
  const sockets = new Set(threads.map((block) => block.get('physical id')).filter((id) => id !== undefined && /^\d+$/.test(id)))
  const pairs = new Set(threads.filter((block) => block.has('core id') && block.has('physical id')).map((block) => `${block.get('physical id')}/${block.get('core id')}`))
  const perSocket = whole(first.get('cpu cores'))
  return {
    gpus: [],
    cpu: {
      ...noCpu,
      name: names.length > 0 ? names.slice(0, 8).join(' + ') : board,
      vendor: said(first.get('vendor_id')) ?? armVendors[first.get('cpu implementer')?.toLowerCase() ?? ''] ?? null,
      sockets: sockets.size || null,
      cores: perSocket === null ? pairs.size || null : perSocket * (sockets.size || 1),
      threads: listed,
    },
  }
}
