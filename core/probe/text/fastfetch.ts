import { kindOfName } from './adapter-kind'
import { parseWithin } from './json'
import { bytesIn, isFields, listOf, namedGpu, textOf, type Fields } from './fields'
import { leading, notNegative, positive, type ProbedCpu, type ProbedGpu, type TextParser } from './probed'

const numberAt = (fields: Fields, key: string): number | null => leading(textOf(fields[key]))

function gpuIn(each: Fields): ProbedGpu {
  const name = textOf(each['name'])
  const vendor = textOf(each['vendor'])?.split(' ')[0]?.replace(/\(.*$/, '') ?? null
  const memory = isFields(each['memory']) && isFields(each['memory']['dedicated']) ? each['memory']['dedicated'] : {}
  const type = textOf(each['type']) ?? ''
  // A screen that is none goes by the vendor and the memory of the card behind it.
  const isScreen = name !== null && kindOfName(name).virtual
  const gpu = namedGpu(name === null || vendor === null || isScreen || name.toLowerCase().includes(vendor.toLowerCase()) ? name : `${vendor} ${name}`, {
    // "amdgpu 3.58", "nvidia (open source) 595.71.05", "31.0.15.5212": the version ends it; "i915" has none.
    driverVersion: /(?:^|\s)v?(\d+(?:\.\d+)+)\s*$/.exec(textOf(each['driver']) ?? '')?.[1] ?? null,
    memoryTotalMiB: isScreen ? null : positive(bytesIn(textOf(memory['total']))),
    memoryUsedMiB: isScreen ? null : bytesIn(textOf(memory['used'])),
    temperatureC: numberAt(each, 'temperature'),
    utilizationPercent: notNegative(numberAt(each, 'coreUsage')),
  })
  return /discrete/i.test(type) && !gpu.virtual ? { ...gpu, integrated: false } : /integrated/i.test(type) && !gpu.virtual ? { ...gpu, integrated: true } : gpu
}

function cpuIn(cpu: Fields): ProbedCpu {
  const cores = isFields(cpu['cores']) ? cpu['cores'] : {}
  const clock = positive(numberAt(isFields(cpu['frequency']) ? cpu['frequency'] : {}, 'max'))
  // Releases before 2.20 counted in GHz.
  return { name: textOf(cpu['cpu']) ?? textOf(cpu['name']), vendor: textOf(cpu['vendor']), sockets: positive(numberAt(cpu, 'packages')), cores: positive(numberAt(cores, 'physical')), threads: positive(numberAt(cores, 'logical')), maximumMHz: clock !== null && clock < 20 ? Math.round(clock * 1000) : clock }
}

/** `fastfetch --format json`: modules by their type, one module alone too. Lines that `--debug` prints in brackets may stand before. */
export const parseFastfetch: TextParser = (text) => {
  const value = parseWithin(text)
  const modules = isFields(value) && 'type' in value ? [value] : value
  if (!Array.isArray(modules)) return null
  const of = (type: string) => listOf(modules).find((module) => module['type'] === type)?.['result']
  const cpu = of('CPU')
  return { gpus: listOf(of('GPU')).map(gpuIn), cpu: isFields(cpu) ? cpuIn(cpu) : null }
}
