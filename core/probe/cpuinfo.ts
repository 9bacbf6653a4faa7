import { parseCpuInfoText } from './text/cpuinfo'

export interface CpuInfo {
  model: string | null
  logicalCores: number | null
  physicalCores: number | null
  sockets: number | null
  features: string[] | null
  hypervisor: boolean
}

/** Kernel flag names (x86 `flags`, Arm `Features`) beside the names people use, widest first. */
const featureNames: readonly [flag: string, name: string][] = [
  ['amx_bf16', 'AMX-BF16'],
  ['amx_int8', 'AMX-INT8'],
  ['avx512_bf16', 'AVX512-BF16'],
  ['avx512_vnni', 'AVX512-VNNI'],
  ['avx512f', 'AVX-512'],
  ['avx_vnni', 'AVX-VNNI'],
  ['avx2', 'AVX2'],
  ['fma', 'FMA'],
  ['sve2', 'SVE2'],
  ['sve', 'SVE'],
  ['svebf16', 'SVE-BF16'],
  ['bf16', 'BF16'],
  ['asimd', 'NEON'],
]

/** /proc/cpuinfo of x86 and Arm. Several fields may be missing: then they are null, never guessed. */
export function parseCpuInfo(text: string): CpuInfo {
  const blocks = text.split(/\n\s*\n/).map(parseBlock).filter((block) => block.has('processor'))
  const first = blocks[0] ?? new Map<string, string>()
  const flags = first.get('flags') ?? first.get('Features') ?? null
  const words = flags === null ? null : new Set(flags.toLowerCase().split(/\s+/))
  const cores = new Set(blocks.filter((block) => block.has('core id')).map((block) => `${block.get('physical id')}/${block.get('core id')}`))
  const sockets = new Set(blocks.map((block) => block.get('physical id')).filter((id) => id !== undefined))
  return {
    model: parseCpuInfoText(text, '')?.cpu?.name ?? null,
    logicalCores: blocks.length || null,
    physicalCores: cores.size || null,
    sockets: sockets.size || null,
    features: words === null ? null : featureNames.filter(([flag]) => words.has(flag)).map(([, name]) => name),
    hypervisor: words?.has('hypervisor') ?? false,
  }
}

function parseBlock(block: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim())
  }
  return fields
}
