import { type GpuTrouble } from '../nvidia-smi'

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
  readonly cause?: GpuTrouble
}

/** A parser reads text alone, survives any bytes, and gives null when the text is not its tool's. */
export type TextParser = (text: string, command: string) => Probed | null

const nothing: ProbedGpu = {
  name: null, nameTruncated: false, driverVersion: null, memoryTotalMiB: null, memoryUsedMiB: null, busId: null, powerDrawWatts: null, powerLimitWatts: null,
  temperatureC: null, utilizationPercent: null, performanceState: null, computeCapability: null, migMode: null, migDevices: [], integrated: false, virtual: false,
}
export const gpuOf = (said: Partial<ProbedGpu>): ProbedGpu => ({ ...nothing, ...said })

/** Adapters inside a processor, and those that only a virtual machine, a remote desktop or a baseboard has. */
const integratedNames = /\b(U?HD Graphics|Iris( Xe| Plus| Pro)?|Radeon(\(TM\))? Graphics|Radeon Vega \d+ (Mobile )?Graphics|Radeon \d{3}M|GMA|Apple M\d|Adreno|Mali|Integrated)\b/i
const virtualNames = /\b(Virtio|VMware|SVGA|QXL|VirtualBox|Hyper-V|Microsoft (Basic|Remote|Hyper)|Basic Display|Basic Render|Parsec|Bochs|Cirrus|Red Hat|QEMU|IddCx|Citrix|DisplayLink|Virtual|Remote Display|ASPEED|Matrox|llvmpipe|SwiftShader)\b/i
export const kindOfName = (name: string): { integrated: boolean; virtual: boolean } => {
  const virtual = virtualNames.test(name)
  return { integrated: !virtual && integratedNames.test(name) && !/\b(Arc A\d|Arc B\d|RX \d{3,4}|Radeon Pro W)\b/i.test(name), virtual }
}

/** Words for "the driver does not say". */
const unsaid = /^[[(<]?\s*(N\/?A|ERR!?|None|-|unknown|Not Supported|Not Available|Unknown Error|Insufficient Permissions|No Permission|GPU is lost|Requested functionality has been deprecated|Not Active|Function Not Found|Reserved)?\s*[\])>]?$/i

/** A word of a driver, or null where it says nothing. */
export const said = (text: string | null | undefined): string | null => {
  const trimmed = (text ?? '').trim().replace(/^"(.*)"$/, '$1').trim()
  return trimmed === '' || unsaid.test(trimmed) ? null : trimmed.slice(0, 200)
}

/** The number that a text begins with, whatever its unit; a decimal comma counts as a point. null: none, or not finite. */
export const leading = (text: string | null | undefined): number | null => {
  const match = /^-?\d{1,12}(?:[.,]\d{1,6})?/.exec(said(text) ?? '')
  return match ? Number(match[0].replace(',', '.')) : null
}

/** MiB of "24576 MiB", "24 GB" (as drivers mean it), "8589934592" or "8,00 GiB". @param bare the unit of a number alone, in MiB */
export function mebibytes(text: string | null | undefined, bare = 1): number | null {
  const value = leading(text)
  if (value === null || value < 0) return null
  const unit = /[a-z]+/i.exec((said(text) ?? '').replace(/^[-\d.,\s]+/, ''))?.[0]?.toLowerCase() ?? ''
  const factor = { kib: 1 / 1024, kb: 1 / 1024, mib: 1, mb: 1, gib: 1024, gb: 1024, tib: 1024 ** 2, tb: 1024 ** 2, b: 1 / 1024 ** 2, bytes: 1 / 1024 ** 2 }[unit] ?? bare
  return value * factor
}

export const migModeOf = (text: string | null | undefined): 'enabled' | 'disabled' | null => (/^enabled/i.test(said(text) ?? '') ? 'enabled' : /^disabled/i.test(said(text) ?? '') ? 'disabled' : null)
