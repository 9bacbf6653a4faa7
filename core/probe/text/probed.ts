
/** A slice of a GPU. */
export interface MigDevice {
  readonly name: string | null
  readonly uuid: string | null
  readonly memoryTotalMiB: number | null
  readonly memoryUsedMiB: number | null
}

/** What a text says of one GPU; null is what it does not say. */
export interface ProbedGpu {
  readonly name: string | null
  /** The text shows the beginning of the name only. */
  readonly nameTruncated: boolean
  readonly driverVersion: string | null
  readonly memoryTotalMiB: number | null
  readonly memoryUsedMiB: number | null
  readonly busId: string | null
  readonly powerDrawWatts: number | null
  readonly powerLimitWatts: number | null
  readonly temperatureC: number | null
  readonly utilizationPercent: number | null
  readonly performanceState: string | null
  readonly computeCapability: string | null
  readonly migMode: 'enabled' | 'disabled' | null
  readonly migDevices: readonly MigDevice[]
  readonly integrated: boolean
  readonly virtual: boolean
}

export interface ProbedCpu {
  readonly name: string | null
  readonly vendor: string | null
  readonly sockets: number | null
  readonly cores: number | null
  readonly threads: number | null
  readonly maximumMHz: number | null
}

export interface Probed {
  readonly gpus: readonly ProbedGpu[]
  readonly cpu: ProbedCpu | null
  /** The tool answered, though of nothing that we ask: its GPUs are there, and all of them is unknown. */
  readonly bare?: boolean
}

/** A parser reads text alone, survives any bytes, and gives null when the text is not its tool's. */
export type TextParser = (text: string, command: string) => Probed | null

const nothing: ProbedGpu = {
  name: null, nameTruncated: false, driverVersion: null, memoryTotalMiB: null, memoryUsedMiB: null, busId: null, powerDrawWatts: null, powerLimitWatts: null,
  temperatureC: null, utilizationPercent: null, performanceState: null, computeCapability: null, migMode: null, migDevices: [], integrated: false, virtual: false,
}
/** A tool that repeats itself (`-l 5`) lists each GPU once, by its first reading. A GPU without a key is taken for one of its own. */
export function onceEach<T>(items: readonly T[], keyOf: (item: T) => string | null): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const key = keyOf(item)
    const known = key !== null && seen.has(key)
    if (key !== null) seen.add(key)
    return !known
  })
}

export const gpuOf = (said: Partial<ProbedGpu>): ProbedGpu => ({ ...nothing, ...said })

/** Words for "the driver does not say"; drivers put such words in brackets, whichever they are. */
const unsaid = /^(N\/?A|ERR!?|None|-+|unknown|undefined|null|NaN|Unsupported|Not Supported|Not Available( in WDDM driver model)?|Unknown Error|Insufficient Permissions|No Permission|GPU is lost|GPU requires reset|Requested functionality has been deprecated|Not Active|Function Not Found|Reserved|No data)$/i
const bracketed = /^[[(<][^\])>]{0,200}[\])>]?$/

/** A word of a driver, or null where it says nothing. */
export const said = (text: string | null | undefined): string | null => {
  const trimmed = (text ?? '').trim().replace(/^"(.*)"$/, '$1').trim()
  return trimmed === '' || unsaid.test(trimmed) || bracketed.test(trimmed) ? null : trimmed.slice(0, 200)
}

/** The number that a text begins with, whatever its unit; a decimal comma counts as a point. null: none, or not finite. */
export const leading = (text: string | null | undefined): number | null => {
  const match = /^-?\d{1,15}(?:[.,]\d{1,15})?(?![\d.,xX])/.exec(said(text) ?? '')
  return match ? Number(match[0].replace(',', '.')) : null
}

/** The number of a text that has this unit after it: a text cut within a number has none, and is not believed. */
export const withUnit = (text: string | null | undefined, unit: RegExp): number | null => {
  const word = said(text) ?? ''
  return unit.test(word.replace(/^[-\d.,\s]+/, '')) ? leading(word) : null
}
export const watts = (text: string | null | undefined): number | null => notNegative(withUnit(text, /^W$/i))
export const percent = (text: string | null | undefined): number | null => notNegative(withUnit(text, /^%$/))
export const celsius = (text: string | null | undefined): number | null => withUnit(text, /^(°\s?)?C$/i)
export const notNegative = (value: number | null): number | null => (value === null || value < 0 ? null : value)
/** A limit of nothing, and a memory of nothing, are how tools write that they do not know. */
export const positive = (value: number | null): number | null => (value === null || value <= 0 ? null : value)

const unitMiB: Readonly<Record<string, number>> = { b: 1 / 1024 ** 2, bytes: 1 / 1024 ** 2, k: 1 / 1024, kib: 1 / 1024, kb: 1 / 1024, m: 1, mib: 1, mb: 1, g: 1024, gib: 1024, gb: 1024, t: 1024 ** 2, tib: 1024 ** 2, tb: 1024 ** 2 }

/**
 * MiB of "24576 MiB", "24 GB" (as drivers mean it), "8589934592" or "8,00 GiB".
 * @param bare the unit of a number alone, in MiB; null: a number alone is a text that was cut, and not believed
 */
export function mebibytes(text: string | null | undefined, bare: number | null = 1): number | null {
  const value = leading(text)
  if (value === null || value < 0) return null
  const unit = (said(text) ?? '').replace(/^[-\d.,\s]+/, '').toLowerCase()
  const factor = unit === '' ? bare : unitMiB[unit]
  return factor === undefined || factor === null ? null : value * factor
}

/** Without a last line that was not ended and whose value is a bare number: it may be the beginning of a longer one. */
export const withoutCutNumber = (text: string): string => text.replace(/(^|\n)[^\n]{0,400}[:=][ \t]*-?[\d.]+$/, '$1')

export const migModeOf = (text: string | null | undefined): 'enabled' | 'disabled' | null => (/^enabled/i.test(said(text) ?? '') ? 'enabled' : /^disabled/i.test(said(text) ?? '') ? 'disabled' : null)
