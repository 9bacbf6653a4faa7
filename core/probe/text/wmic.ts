import { atWordLimit } from '../windows'
import { noCpu, whole } from './cpu'
import { bytesIn, isFields, listOf, namedGpu, pick, type Fields } from './fields'
import { parseWithin } from './json'
import { positive, withoutCutNumber, type ProbedCpu, type ProbedGpu, type TextParser } from './probed'

/** Lines "Key=Value" (`/format:list`, `/value`) or "Key : Value" (PowerShell's); a key that comes again begins the next. */
function fromPairs(text: string): Fields[] {
  const records: Record<string, string>[] = [{}]
  for (const line of text.split('\n')) {
    const match = /^\s*([A-Za-z]\w{1,60})\s*(?:=|:(?=\s|$))\s*(.*)$/.exec(line.slice(0, 1000))
    if (!match) continue
    if (match[1]! in records[records.length - 1]!) records.push({})
    records[records.length - 1]![match[1]!] = match[2]!
  }
  return records
}

/** `/format:csv`: nothing is quoted, so a comma with a space behind it belongs to the value ("…, Inc."). */
function fromCsv(text: string): Fields[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const heading = lines.findIndex((line) => /^Node,/i.test(line))
  const keys = lines[heading]?.trim().split(',') ?? []
  return lines.slice(heading + 1).map((line) => line.trim().split(/,(?! )/)).filter((cells) => cells.length === keys.length).map((cells) => Object.fromEntries(keys.map((key, i) => [key, cells[i]])))
}

/** `ConvertTo-Csv`: everything is quoted, a line above may tell the type. */
function fromQuoted(text: string): Fields[] {
  const rows = text.split('\n').map((line) => line.trim()).filter((line) => /^"[^\n]*"$/.test(line)).map((line) => line.slice(1, -1).split('","'))
  return rows.slice(1).filter((cells) => cells.length === rows[0]!.length).map((cells) => Object.fromEntries(rows[0]!.map((key, i) => [key, cells[i]])))
}

/** Columns begin where their headings do. Where a paste has moved them, two spaces and more part the cells. */
function fromTable(text: string): Fields[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^[-\s]+$/.test(line))
  const at = lines.findIndex((line) => /^\s*[A-Za-z]\w*(\s+[A-Za-z]\w*)*\s*$/.test(line) && /\b(Name|Caption|AdapterRAM|Description|VideoProcessor|NumberOf\w+)\b/i.test(line))
  if (at < 0) return []
  const columns = [...lines[at]!.matchAll(/\S+\s*/g)].map((match) => ({ key: match[0].trim(), start: match.index, end: match.index + match[0].length }))
  return lines.slice(at + 1).map((row, i, rows) => {
    // The last line was not ended: what it says before its last column may be the beginning of more, and so may a figure in it.
    const { key: lastKey, start: lastStart } = columns[columns.length - 1]!
    const unfinished = i === rows.length - 1 && !text.endsWith('\n') && (row.trimEnd().length < lastStart || /RAM$|^NumberOf|Speed$/i.test(lastKey))
    const line = unfinished ? row.replace(/\S+\s*$/, '') : row
    const moved = columns.some(({ start }) => start > 0 && /\S/.test(line[start - 1] ?? ' '))
    const parts = line.trim().split(/\s{2,}/)
    if (moved && parts.length !== columns.length) return {}
    return Object.fromEntries(columns.map(({ key, start, end }, j) => [key, moved ? parts[j]! : line.slice(start, j === columns.length - 1 ? undefined : end).trim()]))
  })
}

/** Whether the command asks for names alone, which PowerShell prints a line each: `(Get-CimInstance …).Name`. */
const namesAlone = /(\)\.|-ExpandProperty\s+)(Name|Caption|Description)\s*["']?\s*$/i

function recordsIn(text: string, command: string): readonly Fields[] {
  const json = parseWithin(text)
  if (json !== null) return isFields(json) && !Array.isArray(json['value']) ? [json] : listOf(isFields(json) ? json['value'] : json)
  if (/^Node,/im.test(text)) return fromCsv(text)
  if (/^\s*(#TYPE [^\n]*\n\s*)?"\w+"(,"\w+")*[ \t]*\n/.test(text)) return fromQuoted(text)
  if (/^\s*[A-Za-z]\w+\s*(=|:\s)/m.test(text)) return fromPairs(text)
  return namesAlone.test(command) ? text.split('\n').filter((line) => !/win32_/i.test(line)).map((line) => ({ Name: line })) : fromTable(text)
}

function gpuIn(record: Fields): ProbedGpu {
  const memory = positive(bytesIn(pick(record, /^AdapterRAM$/i)))
  const name = pick(record, /^Name$/i, /^Caption$/i, /^Description$/i, /^VideoProcessor$/i)
  return namedGpu(name, { driverVersion: pick(record, /^DriverVersion$/i), memoryTotalMiB: memory === null || atWordLimit(memory * 2 ** 20) ? null : memory })
}

/** Of `Win32_Processor`: a record for each socket. */
function cpuIn(records: readonly Fields[]): ProbedCpu | null {
  const sockets = records.filter((record) => pick(record, /^(Name|NumberOf\w+)$/i) !== null)
  const sum = (key: RegExp) => sockets.map((record) => whole(pick(record, key))).reduce<number | null>((total, count) => (total === null || count === null ? null : total + count), 0)
  const [first] = sockets
  return first ? { ...noCpu, name: pick(first, /^Name$/i), vendor: pick(first, /^Manufacturer$/i), sockets: sockets.length, cores: sum(/^NumberOfCores$/i), threads: sum(/^NumberOfLogicalProcessors$/i), maximumMHz: whole(pick(first, /^MaxClockSpeed$/i)) } : null
}

/**
 * `wmic path win32_VideoController get …` in its three forms, the same of PowerShell's `Get-CimInstance`, as it prints it
 * or through `ConvertTo-Json`, and of `wmic cpu`. Prompts are
 * left out. What stands below "ERROR:" tells of no adapter.
 */
export const parseWmic: TextParser = (printed, command) => {
  const raw = printed.replace(/^(PS )?[A-Z]:\\[^\n]{0,300}>[^\n]*\n?/gm, '').replace(/\n(PS ?)?[A-Z]?(:(\\[^\n]{0,300})?)?$/, '\n')
  if (/^\s*ERROR:\s*$/m.test(raw)) return null
  const records = recordsIn(withoutCutNumber(raw).replace(/(^|\n)\s*-?\d+$/, '$1'), command).slice(0, 256)
  if (/\bcpu\b|win32_processor/i.test(command)) {
    const cpu = cpuIn(records)
    return cpu ? { gpus: [], cpu } : null
  }
  const said = records.map(gpuIn).filter(({ name, driverVersion, memoryTotalMiB }) => name !== null || driverVersion !== null || memoryTotalMiB !== null)
  return said.length === 0 ? null : { gpus: said, cpu: null }
}
