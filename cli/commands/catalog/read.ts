import { rowsNamed, type FoundRow } from '../../../core/catalog/find-row'
import { listRows, shortSource, type CatalogList, type ListedRow } from '../../../core/catalog/lists/list'
import { catalogLists } from '../../../core/catalog/lists/all'
import { exitCodes } from '../../../core/errors/user-error'
import { table, wrap } from '../../table'
import { asJson, type CatalogAction } from './action'

const plural = (count: number, list: CatalogList): string => `${count} ${list.name}`

function listText(list: CatalogList, rows: readonly ListedRow[], filter: string): string {
  if (rows.length === 0) return `None of the ${list.name} has '${filter}' in its name. \`groundspeed catalog ${list.name}\` lists all.\n`
  const stale = rows.filter((each) => each.stale).length
  const entered = rows.filter((each) => each.entered).length
  const sources = [...new Set(rows.map(({ row }) => shortSource(row.source)))]
  const columns = [...list.columns.map(({ title, number }) => (number ? { title, align: 'right' as const } : { title })), { title: 'From', align: 'right' as const }]
  const cells = rows.map((each) => [...each.cells, each.entered ? 'own' : String(sources.indexOf(shortSource(each.row.source)) + 1)])
  const said = [
    `${plural(rows.length, list)}${filter ? ` with '${filter}'` : ''}: ${list.means}.`,
    ...(stale ? [`${stale} ${stale === 1 ? 'has a price' : 'have prices'} older than 180 days: look before you rely on ${stale === 1 ? 'it' : 'them'}.`] : []),
    ...(entered ? [`${entered} with figures of your own.`] : []),
  ]
  const notes = sources.map((source, i) => `  ${i + 1}  ${source}`).join('\n')
  return `${wrap(said.join(' '))}\n\n${table(columns, cells)}\n\n- is unknown. From:\n${notes}\nThe whole row with its source: groundspeed catalog show NAME\n`
}

const lists: readonly CatalogAction[] = catalogLists.map((list) => ({
  name: list.name,
  usage: `catalog ${list.name} [FILTER] [--json]`,
  arguments: [0, 12],
  async run({ args, json, now, context }) {
    const { catalog } = await import('../../../services/catalog')
    const filter = args.join(' ')
    const rows = listRows(list, catalog, filter, now)
    context.stdout.write(json ? asJson(`catalog-${list.name}`, { filter, rows: rows.map(({ row, stale, entered }) => ({ ...row, stale, provenance: entered ? 'entered' : 'published' })) }) : listText(list, rows, filter))
    return exitCodes.done
  },
}))

const shown = (value: unknown): string => (value === null || value === undefined ? 'unknown' : Array.isArray(value) ? value.map(shown).join('; ') || 'none' : typeof value === 'object' ? JSON.stringify(value) : String(value))

function rowText({ what, row }: FoundRow): string {
  const { id, name, source, note, ...rest } = row as Record<string, unknown> & { source: string }
  const fields = Object.entries(rest).filter(([field]) => !/^(entered|aliases|ambiguousAliases)$/.test(field))
  const width = Math.max(...fields.map(([field]) => field.length))
  const lines = fields.map(([field, value]) => `  ${field.padEnd(width)}  ${shown(value)}`)
  const told = [typeof note === 'string' ? wrap(`Note: ${note}`) : '', wrap(`Source${rest['entered'] ? ', in part entered by you' : ''}: ${source}`)].filter(Boolean)
  return `${typeof name === 'string' ? name : String(id)} (${what} ${String(id)})\n\n${lines.join('\n')}\n\n${told.join('\n')}`
}

const show: CatalogAction = {
  name: 'show',
  usage: 'catalog show NAME [--json]',
  arguments: [1, 12],
  async run({ args, json, context }) {
    const { catalog } = await import('../../../services/catalog')
    const found = rowsNamed(catalog, args.join(' '))
    context.stdout.write(json ? asJson('catalog-rows', { rows: found.map(({ what, row }) => ({ what, ...row })) }) : `${found.map(rowText).join('\n\n\n')}\n`)
    return exitCodes.done
  },
}

export const readActions: readonly CatalogAction[] = [...lists, show]
