import { isFields, listOf, textOf, type Fields } from './text/fields'
import { safeParse } from './text/json'

/** `sysctl NAME…`: lines "name: value". */
export function parseSysctl(text: string): Map<string, string> {
  const values = new Map<string, string>()
  for (const line of text.split('\n').slice(0, 20_000)) {
    const match = /^([\w.]{1,100})(?:: | = )(.{0,4000})$/.exec(line)
    if (match) values.set(match[1]!, match[2]!.trim())
  }
  return values
}
/** A whole number of it, above 0. */
export const sysctlNumber = (values: Map<string, string>, name: string): number | null => {
  const text = values.get(name) ?? ''
  return /^\d{1,16}$/.test(text) && Number(text) > 0 ? Number(text) : null
}

const x86Features: readonly [flag: RegExp, name: string][] = [[/\bAVX512F\b/, 'AVX-512'], [/\bAVX2\b/, 'AVX2'], [/\bFMA\b/, 'FMA']]
const armFeatures: readonly [name: string, shown: string][] = [['hw.optional.arm.FEAT_SME', 'SME'], ['hw.optional.arm.FEAT_BF16', 'BF16'], ['hw.optional.neon', 'NEON'], ['hw.optional.AdvSIMD', 'NEON']]

/** Vector units by their usual names; null where nothing is said of any. */
export function macFeatures(values: Map<string, string>): string[] | null {
  const flags = `${values.get('machdep.cpu.features') ?? ''} ${values.get('machdep.cpu.leaf7_features') ?? ''}`.trim()
  const x86 = x86Features.filter(([flag]) => flag.test(flags)).map(([, name]) => name)
  const arm = armFeatures.filter(([name]) => values.get(name) === '1').map(([, shown]) => shown)
  const all = [...new Set([...x86, ...arm])]
  return flags === '' && all.length === 0 ? null : all
}

/** The lists of `system_profiler -json`, each by its type. */
export function parseProfiler(text: string): (type: string) => Fields[] {
  const json = safeParse(text)
  return (type) => (isFields(json) ? listOf(json[type]) : [])
}

export interface MacModule {
  readonly bytes: number | null
  readonly kind: string | null
  readonly transfersPerSecond: number | null
  readonly slot: string | null
}

const gigabytes = (text: string | null): number | null => {
  const match = /^(\d{1,6}) (GB|MB)$/.exec(text ?? '')
  return match ? Number(match[1]) * (match[2] === 'GB' ? 2 ** 30 : 2 ** 20) : null
}

/** SPMemoryDataType: modules below a bank on Intel Macs, one record without slots on Apple silicon. */
export function macModules(list: readonly Fields[]): MacModule[] {
  return list.flatMap((bank) => {
    const items = listOf(bank['_items'])
    return (items.length ? items : [bank]).flatMap((each) => {
      const bytes = gigabytes(textOf(each['dimm_size']) ?? textOf(each['SPMemoryDataType']))
      const speed = /^(\d{2,6}) (MHz|MT\/s)$/.exec(textOf(each['dimm_speed']) ?? '')?.[1]
      return bytes === null ? [] : [{ bytes, kind: textOf(each['dimm_type'])?.slice(0, 60) ?? null, transfersPerSecond: speed === undefined ? null : Number(speed) * 1e6, slot: items.length ? (textOf(each['_name'])?.slice(0, 60) ?? null) : null }]
    })
  })
}

/** `pmset -g batt`: where the power comes from, and how full the battery is. */
export function parseBattery(text: string): { source: 'mains' | 'battery' | null; percent: number | null } {
  const source = /drawing from '(AC|Battery|UPS) Power'/.exec(text)?.[1]
  const percent = /\t(\d{1,3})%;/.exec(text)?.[1]
  return { source: source === undefined ? null : source === 'AC' ? 'mains' : 'battery', percent: percent !== undefined && Number(percent) <= 100 ? Number(percent) : null }
}
