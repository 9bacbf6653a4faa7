import { parseWithin } from './json'
import { csvRecords, isFields, namedGpu, pick, type Fields } from './fields'
import { celsius, leading, mebibytes, notNegative, percent, positive, said, watts, withoutCutNumber, type ProbedGpu, type TextParser } from './probed'

/** A number with its unit in the key, "46.0", or behind it, "46.0 W". */
const amount = (text: string | null): number | null => leading(text)

/** A memory whose unit is in its key: "(B)", in builds of other makers "(MiB)". */
function memoryOf(card: Fields, named: RegExp): number | null {
  const key = Object.keys(card).find((each) => named.test(each) && pick({ [each]: card[each] }, named) !== null)
  if (key === undefined) return null
  const unit = /\(([KMGT]?i?B)\)\s*$/i.exec(key)?.[1] ?? 'B'
  return mebibytes(`${String(amount(pick(card, named)))} ${unit}`, null)
}

function cardGpu(card: Fields, driver: string | null): ProbedGpu {
  // A series is an identifier in some releases.
  const names = [/^card series$/i, /^device name$/i, /^market_?name$/i, /^card model$/i].map((key) => pick(card, key))
  return namedGpu(names.find((each) => each !== null && !/^0x/i.test(each)) ?? null, {
    driverVersion: driver ?? pick(card, /^driver version$/i),
    memoryTotalMiB: positive(memoryOf(card, /^VRAM Total Memory/i)),
    memoryUsedMiB: memoryOf(card, /^VRAM Total Used Memory/i),
    busId: /^\S+/.exec(pick(card, /^PCI Bus$/i) ?? '')?.[0] ?? null,
    powerDrawWatts: notNegative(amount(pick(card, /^Average Graphics Package Power/i, /^Current Socket Graphics Package Power/i, /^Current Graphics Package Power/i, /^(?!Max).*Graphics Package Power \(W\)$/i))),
    powerLimitWatts: positive(amount(pick(card, /^Max Graphics Package Power/i))),
    temperatureC: amount(pick(card, /^Temperature \(Sensor edge\)/i, /^Temperature \(Sensor junction\)/i, /^Temperature$/i)),
    utilizationPercent: notNegative(amount(pick(card, /^GPU use \(%\)/i, /^(Current )?GPU use/i))),
  })
}

/** `--json`: a record for each card, and one for the system. Warnings may stand before it. */
function fromJson(text: string): ProbedGpu[] {
  const json = parseWithin(text)
  if (!isFields(json)) return []
  const system = json['system']
  const driver = isFields(system) ? pick(system, /driver version/i) : null
  return Object.entries(json).flatMap(([key, card]) => (/^card\d+$/i.test(key) && isFields(card) ? [cardGpu(card, driver)] : []))
}

/** `--csv`: a heading that begins with the device, a line for each card. */
function fromCsv(text: string): ProbedGpu[] {
  const rows = csvRecords(text, /^device,/i)
  const of = (kind: RegExp) => rows.filter((row) => kind.test(String(row['device'])))
  const driver = of(/^(card)?system$/i).map((row) => pick(row, /^driver version$/i))[0] ?? null
  return of(/^card\d+$/i).map((row) => cardGpu(row, driver))
}

/** Lines "GPU[0] : Key: value", as every `--show…` prints them. */
function fromLines(text: string): ProbedGpu[] {
  const cards = new Map<string, Record<string, string>>()
  for (const line of withoutCutNumber(text).split('\n')) {
    const match = /^\s*GPU\[(\d{1,4})\]\s*:\s*([^:]{1,120}?)\s*:\s*(.{0,300})$/.exec(line.slice(0, 1000))
    if (match && !/^(WARNING|ERROR)/i.test(match[2]!)) cards.set(match[1]!, { ...cards.get(match[1]!), [match[2]!]: match[3]! })
  }
  const driver = said(/^Driver version:\s*(.*)$/im.exec(text)?.[1])
  return [...cards.values()].map((card) => cardGpu(card, driver))
}

/** The short table: what follows the identifiers, by its heading. Releases before 2 have neither cap nor use, release 5 says which sensor in brackets. */
function fromTable(text: string): ProbedGpu[] {
  const lines = text.split('\n')
  const heading = lines.findIndex((line) => line.length < 400 && /^\s*(GPU|Device)\s.*\bTemp\b.*\b(AvgPwr|Power)\b/.test(line))
  if (heading < 0) return []
  const all = lines[heading]!.replace(/ \([^)]*\)/g, '').replace(/ OD\b/g, '').trim().split(/\s+/)
  const columns = all.slice(all.indexOf('Temp'))
  const gpus: ProbedGpu[] = []
  for (const line of lines.slice(heading + 1, heading + 2000)) {
    const match = /^\s*(\d{1,4})\s+(?:\[[^\]]{0,80}\]\s+|\d+\s+(?:\[[^\]]{0,80}\]|0x[\da-f]+,\s+\d+)\s+)?(\S.*)$/i.exec(line.slice(0, 400))
    // Partitions are several words with commas between; a row with fewer cells was cut.
    const cells = match?.[2]!.trim().replace(/,\s+/g, ',').split(/\s+/) ?? []
    if (match) {
      if (cells.length !== columns.length) continue
      const at = (column: RegExp): string | undefined => cells[columns.findIndex((name) => column.test(name))]
      gpus.push(namedGpu(null, { temperatureC: celsius(at(/^Temp$/)), powerDrawWatts: watts(at(/^(AvgPwr|Power)$/)), powerLimitWatts: positive(watts(at(/^PwrCap$/))), utilizationPercent: percent(at(/^GPU%$/)) }))
    } else {
      // One layout has the name on a line of its own, twenty letters of it.
      const name = said(/^\s{4,}(\S.{2,60})$/.exec(line.slice(0, 200))?.[1])
      const last = gpus[gpus.length - 1]
      if (name && last && last.name === null && !/^[(=]/.test(name)) gpus[gpus.length - 1] = { ...namedGpu(name, last), name, nameTruncated: name.length >= 20 }
    }
  }
  return gpus
}

/** `rocm-smi`, with whatever was asked to be shown, in each of its forms. */
export const parseRocm: TextParser = (text) => {
  for (const read of [fromJson, fromCsv, fromLines, fromTable]) {
    const gpus = read(text)
    // What was asked to be shown may be nothing that we ask: `--showid`.
    if (gpus.length > 0) return { gpus, cpu: null, bare: read !== fromTable }
  }
  return null
}
