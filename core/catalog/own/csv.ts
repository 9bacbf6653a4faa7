/** One record of a CSV file, and the line on which it starts. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

export type CsvAnswer = { ok: true; records: CsvRecord[] } | { ok: false; line: number; what: string }

/** What separates the cells: whatever the first line has most of. */
function separatorOf(text: string): string {
  const first = text.slice(0, 4000).split(/\r?\n/)[0]!
  const count = (mark: string) => first.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/**
 * The records of a CSV file (RFC 4180; comma, semicolon or tab; quotes may hold line ends). Empty lines are skipped.
 * Any text is answered: a quote that does not end is said by its line.
 */
export function parseCsv(text: string): CsvAnswer {
  const separator = separatorOf(text)
  const records: CsvRecord[] = []
  let [cells, cell, line, start, quotedFrom] = [[] as string[], '', 1, 1, 0]
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  const endRecord = () => {
    endCell()
    if (cells.some((each) => each !== '')) records.push({ line: start, cells })
    cells = []
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '\n') line++
    if (quotedFrom) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') cell += text[++i]
      else quotedFrom = 0
    } else if (c === '"' && cell.trim() === '') {
      cell = ''
      quotedFrom = line
    } else if (c === separator) endCell()
    else if (c === '\n') {
      endRecord()
      start = line
    } else if (c !== '\r') cell += c
  }
  if (quotedFrom) return { ok: false, line: quotedFrom, what: 'a quote does not end' }
  endRecord()
  return { ok: true, records }
}
