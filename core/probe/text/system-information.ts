import { looseParse } from './json'
import { isFields, listOf, namedGpu, pick, type Fields } from './fields'
import { leading, notNegative, positive, type ProbedGpu, type TextParser } from './probed'

/** Less than the smallest card of this century: one release wrote GiB where it means MiB. */
const leastMiB = 64

/**
 * Its `vram` is only a card's memory where it comes from the driver: on Windows it can be the 32 bits of WMI, on Linux
 * it is the size of a PCI region, for what shares the processor's memory it is what may be shared.
 */
function memoryOf(each: Fields, shared: boolean): number | null {
  const total = positive(leading(pick(each, /^memoryTotal$/)))
  if (total !== null) return total
  const vram = positive(leading(pick(each, /^vram$/)))
  const isRegion = pick(each, /^busAddress$/) !== null
  return vram === null || shared || isRegion || vram < leastMiB || (vram >= 4095 && vram <= 4096 && each['vramDynamic'] === true) ? null : vram
}

function gpuIn(each: Fields): ProbedGpu {
  const name = pick(each, /^name$/, /^model$/)
  const gpu = namedGpu(name === null ? null : name, {
    driverVersion: pick(each, /^driverVersion$/),
    memoryUsedMiB: notNegative(leading(pick(each, /^memoryUsed$/))),
    busId: pick(each, /^pciBus$/, /^busAddress$/),
    powerDrawWatts: notNegative(leading(pick(each, /^powerDraw$/))),
    powerLimitWatts: positive(leading(pick(each, /^powerLimit$/))),
    temperatureC: leading(pick(each, /^temperatureGpu$/)),
    utilizationPercent: notNegative(leading(pick(each, /^utilizationGpu$/))),
  })
  const builtIn = /^built-?in$/i.test(pick(each, /^bus$/) ?? '')
  const integrated = !gpu.virtual && (gpu.integrated || builtIn)
  return { ...gpu, integrated, memoryTotalMiB: memoryOf(each, integrated) }
}

/** `systeminformation.graphics()`, as JSON or as Node prints objects. */
export const parseSystemInformation: TextParser = (text) => {
  const value = looseParse(text.slice(Math.max(0, text.search(/[[{]/))))
  const controllers = isFields(value) ? (value['controllers'] ?? (isFields(value['graphics']) ? value['graphics']['controllers'] : null)) : value
  const gpus = listOf(controllers).map(gpuIn)
  // None is an answer where the list ends, not where the text does.
  const ended = gpus.length > 0 || /\[\s*(undefined\s*)?\]/.test(text)
  return Array.isArray(controllers) && ended ? { gpus, cpu: null } : null
}
