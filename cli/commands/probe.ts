import { exitCodes, usageError } from '../../core/errors/user-error'
import { describeMachine } from '../../core/machine/describe'
import { checkOverride } from '../../core/machine/overrides'
import { machineRows, type FactRow } from '../../core/machine/rows'
import { type Command } from '../command'
import { table } from '../table'

/** "cpu.physicalCores=12" @throws UserError usage without a name and a value */
function assignment(text: string): { id: string; text: string } {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1) throw usageError(`'${text}' is no correction.`, 'Write FACT=VALUE, such as --set "memory.totalBytes=24 GiB".')
  return { id: text.slice(0, at).trim(), text: text.slice(at + 1).trim() }
}

const valueOf = ({ value, entered, otherwise }: FactRow): string => [value.slice(0, 60), entered ? '(entered)' : '', otherwise ? `[${otherwise.slice(0, 80)}]` : ''].filter(Boolean).join(' ')
const sourceOf = (source: string): string => source.replace(/^\/sys\/devices\/system\/.*$/, 'sysfs').slice(0, 28)

export const probe: Command = {
  name: 'probe',
  summary: 'show what this machine is, and how we know',
  usage: '[--set FACT=VALUE]… [--unset FACT]… [--ids] [--json]',
  details: 'A fact that is wrong is corrected with --set, kept for this machine, marked "entered" wherever it is shown, and undone with --unset.',
  options: {
    set: { type: 'string', multiple: true, help: 'correct a fact: "memory.totalBytes=24 GiB"' },
    unset: { type: 'string', multiple: true, help: 'undo the correction of a fact' },
    ids: { type: 'boolean', help: 'print the name by which each fact is corrected' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  positionals: [0, 0],
  async run({ options }, context) {
    const services = await context.services()
    const { paths, env } = services
    const [{ probeMachine }, { keepOverride, readOverrides, undoOverride }] = await Promise.all([import('../../services/probes'), import('../../services/probes/overrides')])
    const ask = (plain = false) => probeMachine({ env, dataDir: paths.dataDir, signal: context.signal, at: new Date(), plain, helper: services })
    const sets = ((options['set'] ?? []) as string[]).map(assignment)
    const unsets = (options['unset'] ?? []) as string[]
    const known = readOverrides(paths.dataDir).map(({ id }) => id)
    for (const id of unsets) if (!known.includes(id)) throw usageError(`'${id}' was not corrected on this machine.`, known.length ? `Corrected: ${known.join(', ')}.` : 'Nothing was.')
    if (sets.length > 0) {
      const facts = await ask(true)
      const at = new Date().toISOString()
      // All are checked before any is kept.
      for (const each of sets) checkOverride(facts, { ...each, at })
      for (const each of sets) keepOverride(paths.dataDir, { ...each, at })
    }
    for (const id of unsets) undoOverride(paths.dataDir, id)
    const facts = await ask()
    if (options['json']) {
      context.stdout.write(`${JSON.stringify({ schema: { name: 'groundspeed.machine', major: 1, minor: 1 }, ...facts }, null, 2)}\n`)
      return exitCodes.done
    }
    const rows = machineRows(facts)
    const cells = options['ids'] ? rows.map((row) => [row.name, row.id, valueOf(row)]) : rows.map((row) => [row.name, valueOf(row), sourceOf(row.source)])
    const titles = options['ids'] ? [{ title: 'Fact' }, { title: 'Name' }, { title: 'Value' }] : [{ title: 'Fact' }, { title: 'Value' }, { title: 'Read from' }]
    const entered = rows.filter((row) => row.entered).length
    const corrected = entered ? ` ${entered} fact${entered > 1 ? 's' : ''} corrected by you.` : ''
    context.stdout.write(`This machine: ${describeMachine(facts)}.${corrected}\n\n${table(titles, cells)}\n`)
    return exitCodes.done
  },
}
