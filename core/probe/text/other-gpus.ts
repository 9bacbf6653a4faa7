import { safeParse } from './json'
import { gpuOf, kindOfName, leading, mebibytes, said, type ProbedGpu, type TextParser } from './probed'

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? said(String(value)) : null)
/** The first value whose key matches. */
const pick = (fields: Fields, ...keys: RegExp[]): string | null => {
  for (const key of keys) for (const [name, value] of Object.entries(fields)) if (key.test(name) && textOf(value) !== null) return textOf(value)
  return null
}
const named = (name: string | null, over: Partial<ProbedGpu> = {}): ProbedGpu => gpuOf({ name, ...(name === null ? {} : kindOfName(name)), ...over })
/** Of bytes, in MiB. */
const bytes = (text: string | null): number | null => mebibytes(text, 1 / 1024 ** 2)

/** `rocm-smi --json`, with whatever was asked to be shown; and its plain lines "GPU[0] : Key: value". */
export const parseRocm: TextParser = (text) => {
  const json = safeParse(text.slice(Math.max(0, text.indexOf('{'))))
  const cards = new Map<string, Fields>()
  let driver: string | null = null
  if (isFields(json)) {
    for (const [key, value] of Object.entries(json)) if (/^card\d+$/.test(key) && isFields(value)) cards.set(key, value)
    if (isFields(json['system'])) driver = pick(json['system'], /driver version/i)
  } else {
    for (const line of text.split('\n')) {
      const match = /^GPU\[(\d{1,4})\][ \t]*:[ \t]*([^:]{1,120}?)[ \t]*:[ \t]*(.{0,300})$/.exec(line.slice(0, 1000).trim())
      if (match) cards.set(match[1]!, { ...cards.get(match[1]!), [match[2]!]: match[3]! })
      driver ??= said(/^Driver version:\s*(.*)$/im.exec(line)?.[1])
    }
  }
  if (cards.size === 0) return null
  return {
    gpus: [...cards.values()].map((card) => {
      // A series is an identifier in some releases.
      const name = [/^card series$/i, /^device name$/i, /^card model$/i].map((key) => pick(card, key)).find((each) => each !== null && !/^0x|^N\/A$/i.test(each)) ?? null
      return named(name, {
        driverVersion: driver ?? pick(card, /^driver version$/i),
        memoryTotalMiB: bytes(pick(card, /^VRAM Total Memory/i)),
        memoryUsedMiB: bytes(pick(card, /^VRAM Total Used Memory/i)),
        busId: pick(card, /^PCI Bus$/i),
        powerDrawWatts: leading(pick(card, /^Average Graphics Package Power/i, /^Current Socket Graphics Package Power/i)),
        powerLimitWatts: leading(pick(card, /^Max Graphics Package Power/i)),
        temperatureC: leading(pick(card, /^Temperature \(Sensor edge\)/i, /^Temperature \(Sensor junction\)/i)),
        utilizationPercent: leading(pick(card, /^GPU use/i)),
      })
    }),
    cpu: null,
  }
}

/** Names of a vendor as lspci prints them, and the part in brackets that people know. */
function lspciName(description: string): string {
  const bare = description.replace(/\s*\[[0-9a-f]{4}:[0-9a-f]{4}\]/i, '').replace(/\s*\(rev [^)]*\)/i, '').replace(/\s*\(prog-if [^)]*\)/i, '').trim()
  const model = /\[([^\]]+)\]\s*$/.exec(bare.replace(/\[AMD\/ATI\]/, ''))?.[1]
  const vendor = /^(NVIDIA|Intel|Advanced Micro Devices|AMD|Red Hat|VMware|Microsoft|Matrox|ASPEED)/i.exec(bare)?.[1] ?? ''
  if (model === undefined) return bare.replace(/^(NVIDIA|Intel) Corporation\s+/, '$1 ')
  return `${/^Advanced/i.test(vendor) ? 'AMD' : vendor} ${model}`.trim()
}

/** `lspci [-nn]`: display adapters. The sizes of their regions are no memory of theirs, so none is read. */
export const parseLspciGpus: TextParser = (text) => {
  const lines = text.split('\n').map((line) => /^([0-9a-f:.]{4,20}) ([^:[]{1,80})(?:\[[0-9a-f]{4}\])?: (.{0,500})$/i.exec(line.slice(0, 700))).filter((match) => match !== null)
  if (lines.length === 0) return null
  const adapters = lines.filter((match) => /^(VGA compatible controller|3D controller|Display controller|Processing accelerators)\s*$/i.test(match[2]!))
  return {
    gpus: adapters.map((match) => {
      const description = match[3]!
      const intelInside = /^Intel/i.test(description) && match[1]!.replace(/^0000:/, '').startsWith('00:02.')
      const name = said(lspciName(description))
      const kind = kindOfName(`${description} ${name ?? ''}`)
      return gpuOf({ name, busId: match[1]!, ...kind, integrated: kind.integrated || (intelInside && !kind.virtual) })
    }),
    cpu: null,
  }
}

/** AdapterRAM has 32 bits: from here on it says nothing of the card (4 GiB less a page or so). */
const wordLimitMiB = 4095

/** `wmic path win32_VideoController get …`: columns by their headings, or lines Key=Value (/format:list). */
export const parseWmic: TextParser = (raw) => {
  const text = raw.replace(/\0/g, '').replace(/\r/g, '')
  const records: Fields[] = []
  if (/^\w+=/m.test(text)) {
    let current: Fields = {}
    for (const line of text.split('\n')) {
      const match = /^(\w+)=(.*)$/.exec(line.trim())
      if (!match) continue
      if (match[1]! in current) {
        records.push(current)
        current = {}
      }
      current[match[1]!] = match[2]!
    }
    records.push(current)
  } else {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const heading = lines.find((line) => /\b(Name|Caption|AdapterRAM)\b/.test(line))
    if (!heading) return null
    const columns = [...heading.matchAll(/\S+\s*/g)].map((match) => ({ name: match[0].trim(), start: match.index, end: match.index + match[0].length }))
    for (const line of lines.slice(lines.indexOf(heading) + 1)) records.push(Object.fromEntries(columns.map(({ name, start, end }, i) => [name, line.slice(start, i === columns.length - 1 ? undefined : end).trim()])))
  }
  const gpus = records.filter((record) => Object.keys(record).length > 0).map((record) => {
    const memory = bytes(pick(record, /^AdapterRAM$/i))
    return named(pick(record, /^Name$/i, /^Caption$/i, /^VideoProcessor$/i), { driverVersion: pick(record, /^DriverVersion$/i), memoryTotalMiB: memory === null || memory <= 0 || memory >= wordLimitMiB ? null : memory })
  })
  return gpus.length === 0 ? null : { gpus, cpu: null }
}

/** `systeminformation.graphics()` as JSON: MiB in numbers, what is not known left out or null. */
export const parseSystemInformation: TextParser = (text) => {
  const json = safeParse(text)
  const controllers = isFields(json) && Array.isArray(json['controllers']) ? json['controllers'].filter(isFields) : null
  if (!controllers) return null
  return {
    gpus: controllers.map((each) => {
      const name = pick(each, /^name$/) ?? pick(each, /^model$/)
      const total = leading(pick(each, /^memoryTotal$/))
      const vram = each['vramDynamic'] === true ? null : leading(pick(each, /^vram$/))
      return named(name, {
        driverVersion: pick(each, /^driverVersion$/),
        // Windows' 32 bits again.
        memoryTotalMiB: total ?? (vram === null || vram <= 0 || (vram >= wordLimitMiB && vram <= 4096) ? null : vram),
        memoryUsedMiB: leading(pick(each, /^memoryUsed$/)),
        busId: pick(each, /^busAddress$/, /^pciBus$/),
        powerDrawWatts: leading(pick(each, /^powerDraw$/)),
        powerLimitWatts: leading(pick(each, /^powerLimit$/)),
        temperatureC: leading(pick(each, /^temperatureGpu$/)),
        utilizationPercent: leading(pick(each, /^utilizationGpu$/)),
        ...(each['vramDynamic'] === true ? { integrated: true } : {}),
      })
    }),
    cpu: null,
  }
}

/** `fastfetch --format json`: modules by their type. */
export const parseFastfetch: TextParser = (text) => {
  const json = safeParse(text)
  if (!Array.isArray(json)) return null
  const of = (type: string) => json.filter(isFields).find((module) => module['type'] === type)?.['result']
  const gpus = of('GPU')
  const cpu = of('CPU')
  return {
    gpus: (Array.isArray(gpus) ? gpus.filter(isFields) : []).map((each) => {
      const name = textOf(each['name'])
      const vendor = textOf(each['vendor'])
      const memory = isFields(each['memory']) && isFields(each['memory']['dedicated']) ? each['memory']['dedicated'] : {}
      const type = textOf(each['type']) ?? ''
      return named(name === null || vendor === null || name.toLowerCase().startsWith(vendor.toLowerCase().split(' ')[0]!) ? name : `${vendor} ${name}`, {
        driverVersion: /([\d.]+)\s*$/.exec(textOf(each['driver']) ?? '')?.[1] ?? null,
        memoryTotalMiB: bytes(textOf(memory['total'])),
        memoryUsedMiB: bytes(textOf(memory['used'])),
        temperatureC: leading(textOf(each['temperature'])),
        utilizationPercent: leading(textOf(each['coreUsage'])),
        ...(/integrated/i.test(type) ? { integrated: true } : {}),
      })
    }),
    cpu: isFields(cpu) ? { name: textOf(cpu['cpu']) ?? textOf(cpu['name']), vendor: textOf(cpu['vendor']), sockets: leading(textOf(cpu['packages'])), cores: isFields(cpu['cores']) ? leading(textOf(cpu['cores']['physical'])) : null, threads: isFields(cpu['cores']) ? leading(textOf(cpu['cores']['logical'])) : null, maximumMHz: isFields(cpu['frequency']) ? leading(textOf(cpu['frequency']['max'])) : null } : null,
  }
}
