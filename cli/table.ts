export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
}

/** A plain table: two spaces between columns, a rule under the titles, nothing wrapped. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, i) => Math.max(column.title.length, ...rows.map((row) => (row[i] ?? '').length)))
  const line = (cells: readonly string[]) =>
    columns
      .map((column, i) => {
        const cell = cells[i] ?? ''
        return column.align === 'right' ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)
      })
      .join('  ')
      .trimEnd()
  return [line(columns.map((column) => column.title)), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}

/** A column that says what of a row it shows. */
export interface ColumnOf<Row> extends Column {
  readonly cell: (row: Row) => string
}

/** A table of things: each column takes its cell from the row. */
export const tableOf = <Row>(columns: readonly ColumnOf<Row>[], rows: readonly Row[]): string => table(columns, rows.map((row) => columns.map(({ cell }) => cell(row))))

/** "warning  Title: what was seen", and below it what to do: how `doctor` and `ready` say it. @param mark seven characters */
export function finding(mark: string, said: string, advice: string): string {
  const indent = ' '.repeat(9)
  const head = `${mark}${wrap(said, 80, indent).slice(7)}`
  return advice ? `${head}\n${wrap(advice, 80, indent)}` : head
}

/** Breaks text into lines of at most `width` characters at spaces, each with the indent. */
export function wrap(text: string, width = 80, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  if (line) lines.push(indent + line)
  return lines.join('\n')
}
