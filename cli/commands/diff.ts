import { type DiffView } from '../../core/contract/views'
import { diffViewOf } from '../../core/diff/view'
import { exitCodes } from '../../core/errors/user-error'
import { shortName } from '../../core/run/short-name'
import { type Command } from '../command'
import { table, wrap, type Column } from '../table'

export const diff: Command = {
  name: 'diff',
  summary: 'set two runs beside each other, and say what changed',
  usage: 'BEFORE AFTER',
  details: `BEFORE and AFTER are ids, the start of one, run files, \`latest\`,
or a colleague's as team:NAME or team:RESULT. A verdict
needs several launches on both sides, the same work, and no broken gate.
Exit: 0 done, 3 when something cannot be compared.`,
  options: { json: { type: 'boolean', help: 'print JSON' } },
  positionals: [2, 2],
  async run({ options, positionals }, context) {
    const services = await context.services()
    const [{ loadAnyRun }, { benchmarkTexts }] = await Promise.all([import('../../services/team/any-run'), import('../../services/reports/context')])
    const [first, second] = [await loadAnyRun(services, positionals[0]), await loadAnyRun(services, positionals[1])]
    const [before, after] = [first.run, second.run]
    const view = diffViewOf(before, after, benchmarkTexts, [shortName(before), shortName(after)])
    context.stdout.write(options['json'] ? `${JSON.stringify({ schema: { name: 'groundspeed.diff', major: 1, minor: 0 }, ...view }, null, 2)}\n` : asText(view))
    return view.rows.length === 0 || view.rows.some(({ verdict }) => verdict === 'refused') || [first, second].some(({ team }) => team?.counts === false) ? exitCodes.doubts : exitCodes.done
  },
}

function asText({ answer, before, after, refusals, warnings, rows, notes }: DiffView): string {
  const columns: Column[] = [{ title: 'Benchmark' }, { title: 'Before', align: 'right' }, { title: 'After', align: 'right' }]
  const cells = rows.map((row) => [row.id, row.before, row.after])
  const verdicts = rows.map((row) => wrap(`${row.id}: ${row.sentence}${row.because ? `: ${row.because}` : ''}`))
  const said = [...refusals, ...warnings].map(({ text, advice }) => wrap(`${text} ${advice}`))
  return `${[wrap(answer), wrap(`Before: ${before.name} (${before.id}). After: ${after.name} (${after.id}).`), table(columns, cells), verdicts.join('\n'), said.join('\n'), wrap(notes[0]!)].filter(Boolean).join('\n\n')}\n`
}
