import { bytesIn, namedGpu, pick, type Fields } from './fields'
import { positive, withoutCutNumber, type TextParser } from './probed'

/** AdapterRAM has 32 bits: from here on it says nothing of the card (4 GiB less a page or so). */
const wordLimitMiB = 4095

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

/** Columns begin where their headings do. Where a paste has moved them, two spaces and more part the cells. */
function fromTable(text: string): Fields[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^[-\s]+$/.test(line))
  const at = lines.findIndex((line) => /^\s*[A-Za-z]\w*(\s+[A-Za-z]\w*)*\s*$/.test(line) && /\b(Name|Caption|AdapterRAM|Description|VideoProcessor)\b/.test(line))
  if (at < 0) return []
  const columns = [...lines[at]!.matchAll(/\S+\s*/g)].map((match) => ({ key: match[0].trim(), start: match.index, end: match.index + match[0].length }))
  return lines.slice(at + 1).map((row, i, rows) => {
    // The last line was not ended: what it says before its last column may be the beginning of more.
    const unfinished = i === rows.length - 1 && !text.endsWith('\n') && row.trimEnd().length < columns[columns.length - 1]!.start
    const line = unfinished ? row.replace(/\S+\s*$/, '') : row
    const moved = columns.some(({ start }) => start > 0 && /\S/.test(line[start - 1] ?? ' '))
    const parts = line.trim().split(/\s{2,}/)
    if (moved && parts.length !== columns.length) return {}
    return Object.fromEntries(columns.map(({ key, start, end }, j) => [key, moved ? parts[j]! : line.slice(start, j === columns.length - 1 ? undefined : end).trim()]))
  })
}

/** `wmic path win32_VideoController get …` in its three forms, and the same of PowerShell's `Get-CimInstance`. */
export const parseWmic: TextParser = (raw) => {
  const text = withoutCutNumber(raw).replace(/(^|\n)\s*-?\d+$/, '$1')
  const records = /^Node,/im.test(text) ? fromCsv(text) : /^\s*[A-Za-z]\w+\s*(=|:\s)/m.test(text) ? fromPairs(text) : fromTable(text)
  const gpus = records.slice(0, 256).map((record) => {
    const memory = positive(bytesIn(pick(record, /^AdapterRAM$/i)))
    const name = pick(record, /^Name$/i, /^Caption$/i, /^Description$/i, /^VideoProcessor$/i)
    return namedGpu(name, { driverVersion: pick(record, /^DriverVersion$/i), memoryTotalMiB: memory === null || memory >= wordLimitMiB ? null : memory })
  })
  const said = gpus.filter(({ name, driverVersion, memoryTotalMiB }) => name !== null || driverVersion !== null || memoryTotalMiB !== null)
  return said.length === 0 ? null : { gpus: said, cpu: null }
}
