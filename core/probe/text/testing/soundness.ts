import { type TextAnswer } from '../probe-text'
import { type MigDevice, type ProbedGpu } from '../probed'

const amounts = (gpu: ProbedGpu | MigDevice): [string, unknown][] => Object.entries(gpu).filter(([, value]) => typeof value === 'number')

/** What is wrong with an answer by itself, whatever the text was. Null when nothing is. */
export function unsound(answer: TextAnswer): string | null {
  if (answer.status === 'error' && (answer.gpus.length > 0 || answer.cause === null)) return 'an error with GPUs or without a cause'
  for (const gpu of answer.gpus) {
    for (const [name, value] of [...amounts(gpu), ...gpu.migDevices.flatMap(amounts)]) {
      if (!Number.isFinite(value)) return `${name} is ${String(value)}`
      if (name !== 'temperatureC' && (value as number) < 0) return `${name} is negative`
      if (value === 0 && /Total|Limit/.test(name)) return `${name} is 0`
    }
    if (/^\W*(n\/?a|not supported|err!?|undefined|null|nan)\W*$/i.test(gpu.name ?? '')) return `name is ${gpu.name}`
    if (gpu.integrated && gpu.virtual) return 'both integrated and virtual'
  }
  for (const [name, value] of Object.entries(answer.cpu ?? {})) if (typeof value === 'number' && !(Number.isFinite(value) && value > 0)) return `cpu ${name} is ${value}`
  return null
}

/** What a cut text says that the whole does not. Names may be shorter, lists too; a figure is the same or unknown. */
export function invented(cut: TextAnswer, whole: TextAnswer): string | null {
  if (cut.gpus.length > whole.gpus.length) return 'more GPUs'
  for (const [i, gpu] of cut.gpus.entries()) {
    const full = whole.gpus[i]!
    if (gpu.name !== null && !(full.name ?? '').startsWith(gpu.name) && !gpu.nameTruncated) return `name ${gpu.name}`
    for (const key of ['memoryTotalMiB', 'memoryUsedMiB', 'powerDrawWatts', 'powerLimitWatts', 'temperatureC', 'utilizationPercent', 'performanceState', 'computeCapability', 'migMode', 'driverVersion'] as const) if (gpu[key] !== null && gpu[key] !== full[key]) return `${key} ${gpu[key]} instead of ${full[key]}`
    if (gpu.migDevices.length > full.migDevices.length) return 'more slices'
  }
  const { cpu } = cut
  if (cpu && whole.cpu) for (const key of ['sockets', 'cores', 'threads', 'maximumMHz'] as const) if (cpu[key] !== null && !(cpu[key] <= whole.cpu[key]!)) return `cpu ${key} ${cpu[key]} instead of ${whole.cpu[key]}`
  return null
}
