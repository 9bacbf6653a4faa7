/**
 * Prints benchmark rows: a table, or one JSON object a line with `--json`. They say what was seen and never fail a
 * build: these machines are shared and noisy.
 * @typedef {{ id: string, value: number | null, unit: string, goal: number | null, ok: boolean | null, note: string, lower?: boolean }} Row
 * @param {Row[]} rows
 */
export function printRows(rows, json = process.argv.includes('--json')) {
  if (json) return rows.forEach((row) => console.log(JSON.stringify({ id: row.id, value: row.value, unit: row.unit, goal: row.goal, ok: row.ok, note: row.note })))
  const cells = rows.map(({ id, value, unit, goal, ok, note, lower }) => [id, value === null ? '-' : `${Number(value.toPrecision(3))} ${unit}`.trim(), goal === null ? '' : `${lower ? '<=' : '>='} ${goal}`, ok === null ? '' : ok ? 'ok' : 'missed', note])
  const widths = [0, 1, 2, 3].map((i) => Math.max(...cells.map((row) => row[i].length)))
  for (const row of cells) console.log([...widths.map((width, i) => row[i].padEnd(width)), row[4]].join('  ').trimEnd())
}

const judged = (value, goal, holds) => (goal === null || value === null ? null : holds(value, goal))

/** A row whose goal is a floor, and one whose goal is a ceiling; without a goal or a value there is nothing to judge. */
export const atLeast = (id, value, unit, goal, note) => ({ id, value, unit, goal, ok: judged(value, goal, (a, b) => a >= b), note })
export const atMost = (id, value, unit, goal, note) => ({ id, value, unit, goal, ok: judged(value, goal, (a, b) => a <= b), note, lower: true })

/** Middle of a list. */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
