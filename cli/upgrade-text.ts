import { type SwapView, type UpgradeRow, type UpgradeView } from '../core/contract/upgrade-calls'
import { table, wrap, type Column } from './table'

const right = (title: string): Column => ({ title, align: 'right' })
/** More than this is for `--all` and `--json`. */
const rowsShown = 12

const short = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text)
/** "$1,234.50 for each 1x" in a narrow column. */
const bare = (money: string): string => money.replace(/ for (each 1x|a .*)$/, '').replace('at most ', '<=')

function cells(row: UpgradeRow): string[] {
  const mark = row.verdict === 'refuses' ? 'x' : row.front ? '*' : ' '
  return [`${mark} ${short(row.name.replace(/^a desktop with the/, 'desktop,'), 21)}`, bare(row.net), row.gain.replace(/ \S+\/s, from none$/, '/s'), row.band === '' ? '' : row.band.slice(1, -1).replace(', ', '-'), row.payBack, `${row.priced}${row.stale ? ' !' : ''}`]
}

const columns: readonly Column[] = [{ title: '  Part' }, right('Net $'), right('Gain'), { title: '80 % band' }, { title: 'Pays back' }, { title: 'Priced' }]

/** Why each row stands where it does: what refuses it, else what is to be looked at. */
const reasons = (rows: readonly UpgradeRow[]): string[] => rows.filter(({ said }) => said !== '').map(({ name, said, verdict }) => wrap(`${name}: ${verdict === 'refuses' ? 'refused, ' : ''}${said}.`))

/** @param all every row, and every reason @param holds what holds the work back on the machine of the run; null where no run says */
export function upgradeText({ answer, doubts, rows, order }: UpgradeView, all: boolean, holds: string | null = null): string {
  const allowed = rows.filter(({ verdict }) => verdict !== 'refuses')
  const shown = all ? rows : allowed.slice(0, rowsShown)
  const refused = rows.length - allowed.length
  const more = [...(allowed.length > shown.length && !all ? [`${allowed.length - shown.length} more candidates`] : []), ...(refused > 0 && !all ? [`${refused} refused`] : [])]
  const rest = more.length === 0 ? '' : wrap(`${more.join(', ')}: --all shows them with the reasons, --json has everything.`)
  const legend = wrap(`Net: price less what the old part fetches, of an instance its rent over the plan. *: none gives more for less. x: refused. !: an old price. /s: units a second, where the work does not run now. ${order}`)
  const said = doubts.map(({ text, advice }) => wrap(`${text} ${advice}`))
  return `${[wrap(answer), ...(holds === null ? [] : [wrap(holds)]), ...said, table(columns, shown.map(cells)), rest, ...(all ? [reasons(rows).join('\n')] : []), legend].filter(Boolean).join('\n\n')}\n`
}

/** One part put in: before beside after. */
export function swapText({ answer, row, rows, newly }: SwapView): string {
  const beside = table([{ title: 'What' }, { title: 'As it is' }, { title: 'With it' }], rows.map(({ what, before, after }) => [what, short(before, 22), short(after, 32)]))
  const rules = row.rules.map(({ title, answer: said, because }) => wrap(`${said === 'refuses' ? 'refused' : said}  ${title}: ${because}`, 80))
  const fits = newly.length === 0 ? '' : wrap(`Would newly fit: ${newly.slice(0, 8).join('; ')}${newly.length > 8 ? `; and ${newly.length - 8} more` : ''}.`)
  return `${[wrap(answer), beside, rules.join('\n'), fits, ...row.why.map((line) => wrap(line))].filter(Boolean).join('\n\n')}\n`
}
