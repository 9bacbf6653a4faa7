import { isFields, listOf, textOf, type Fields } from './text/fields'
import { safeParse } from './text/json'

/** What PowerShell's `ConvertTo-Json` gives: one record where there is one, a list where there are more. */
const records = (value: unknown): Fields[] => (isFields(value) ? [value] : listOf(value))

export interface CimAnswer {
  readonly os: Fields
  readonly system: Fields
  readonly cpu: readonly Fields[]
  readonly gpu: readonly Fields[]
  readonly memory: readonly Fields[]
  readonly disk: readonly Fields[]
  readonly volume: readonly Fields[]
  readonly battery: readonly Fields[]
}

/** The classes of WMI that we ask, by the names under which the script puts them together. Null for anything else. */
export function parseCim(text: string): CimAnswer | null {
  const json = safeParse(text)
  if (!isFields(json)) return null
  const one = (key: string): Fields => records(json[key])[0] ?? {}
  const all = (key: string) => records(json[key]).slice(0, 256)
  return { os: one('os'), system: one('system'), cpu: all('cpu'), gpu: all('gpu'), memory: all('memory'), disk: all('disk'), volume: all('volume'), battery: all('battery') }
}

/** A word of a record; null for what is empty. */
export const wordAt = (fields: Fields, key: string): string | null => textOf(fields[key])
/** A whole number of a record, above 0. */
export function numberAt(fields: Fields, key: string): number | null {
  const text = wordAt(fields, key)
  return text !== null && /^\d{1,16}$/.test(text) && Number(text) > 0 ? Number(text) : null
}

/** AdapterRAM has 32 bits, some drivers' 31: at a limit, which is a page or so short of 4 GiB or of 2, it says nothing of the card. */
export const atWordLimit = (bytes: number): boolean => bytes >= 4095 * 2 ** 20 || (bytes > 2 ** 31 - 2 ** 16 && bytes < 2 ** 31)

/** SMBIOS 7.18.2: kinds of memory that machines of today have. */
const memoryKinds: Readonly<Record<number, string>> = { 20: 'DDR', 21: 'DDR2', 24: 'DDR3', 26: 'DDR4', 27: 'LPDDR', 28: 'LPDDR2', 29: 'LPDDR3', 30: 'LPDDR4', 32: 'HBM', 33: 'HBM2', 34: 'DDR5', 35: 'LPDDR5', 36: 'HBM3' }
export const memoryKindOf = (code: number | null): string | null => (code === null ? null : (memoryKinds[code] ?? null))

export interface RegistryAdapter {
  readonly name: string
  readonly memoryBytes: number | null
  readonly driverVersion: string | null
}

/**
 * `reg query` of the display class: what each driver wrote of its card. `qwMemorySize` has 64 bits, where WMI's
 * AdapterRAM has 32 and stops at 4 GiB.
 */
export function parseRegistryAdapters(text: string): RegistryAdapter[] {
  return text.split(/^HKEY_LOCAL_MACHINE\\/m).slice(1, 257).flatMap((block) => {
    if (!/^[^\r\n]*\\\d{4}\s*$/m.test(block.split('\n')[0] ?? '')) return []
    const find = (name: string, type: string) => new RegExp(`^\\s+${name}\\s+${type}\\s+(.{1,200})$`, 'm').exec(block.replace(/\r/g, ''))?.[1]?.trim() ?? null
    const name = find('DriverDesc', 'REG_SZ')
    const memory = find('HardwareInformation\\.qwMemorySize', 'REG_QWORD')
    const bytes = memory !== null && /^0x[\da-f]{1,13}$/i.test(memory) ? Number(memory) : null
    return name === null ? [] : [{ name: name.slice(0, 200), memoryBytes: bytes !== null && bytes > 0 ? bytes : null, driverVersion: find('DriverVersion', 'REG_SZ') }]
  })
}

/** `powercfg /getactivescheme`: the name in brackets, in whatever language. */
export const parsePowerScheme = (text: string): string | null => /[\da-f]{8}-[\da-f-]{27}\s+\(([^)\r\n]{1,80})\)/i.exec(text)?.[1]?.trim() ?? null
