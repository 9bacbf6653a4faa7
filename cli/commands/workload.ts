import { exitCodes, usageError } from '../../core/errors/user-error'
import { printWorkload } from '../../core/workload/parse'
import { unitOfWork } from '../../core/workload/unit'
import { amountWords, workWords } from '../../core/workload/words'
import { type Workload } from '../../core/workload/schema'
import type * as Store from '../../services/workload/store'
import { type CliContext, type Command } from '../command'
import { table, wrap } from '../table'

const actions = ['list', 'show', 'use', 'save', 'rm'] as const

export const workload: Command = {
  name: 'workload',
  summary: 'what you run: the work that compare, fit, advise and carbon answer for',
  usage: '[list] | show [NAME|FILE] | use NAME|FILE | save FILE | rm NAME',
  details: `\`use\` makes a preset, a saved workload or a file the current one; every page and
command then answers for it. \`--workload NAME|FILE\` does so for one command.
\`show --json\` prints a file to change and to \`use\`; docs/workload.schema.json
describes every field.`,
  options: { json: { type: 'boolean', help: 'print JSON' } },
  positionals: [0, 2],
  async run({ options, positionals: [action = 'list', wanted] }, context) {
    const store = await import('../../services/workload/store')
    if (!(actions as readonly string[]).includes(action)) throw usageError(`There is no 'workload ${action}'.`, `Say one of: ${actions.join(', ')}.`)
    if (action !== 'list' && action !== 'show' && wanted === undefined) throw usageError(`'workload ${action}' needs a name.`, 'See `groundspeed workload list`.')
    if (action === 'list') return await list(store, context, options['json'] === true)
    return await one(store, context, action as Exclude<(typeof actions)[number], 'list'>, wanted, options['json'] === true)
  },
}

async function describe(workload: Workload): Promise<string> {
  const { catalog } = await import('../../services/catalog')
  return `${workload.name}: ${workWords(workload.work, catalog.models())}; ${amountWords(workload, unitOfWork(workload.work).plural)}.`
}

async function one(store: typeof Store, context: CliContext, action: 'show' | 'use' | 'save' | 'rm', wanted: string | undefined, json: boolean): Promise<number> {
  const { paths } = await context.services()
  if (action === 'rm') {
    store.removeWorkload(paths, wanted!)
    context.stdout.write(`Removed ${wanted}.\n`)
    return exitCodes.done
  }
  const found = store.findWorkloadFor(paths, wanted, new Date())
  if (action === 'use') store.useWorkload(paths, found)
  const saved = action === 'save' ? store.saveWorkload(paths, found) : null
  const said = { show: '', use: 'Every page and command now answers for it.', save: `Saved as ${saved}: \`groundspeed workload use ${saved}\`.` }[action]
  context.stdout.write(json ? printWorkload(found) : `${wrap(await describe(found))}\n${said && `${wrap(said)}\n`}`)
  return exitCodes.done
}

async function list(store: typeof Store, context: CliContext, json: boolean): Promise<number> {
  const { paths } = await context.services()
  const { catalog } = await import('../../services/catalog')
  const { workload: current, chosen, notice } = store.currentWorkload(paths, new Date())
  const listed = store.listWorkloads(paths)
  if (notice) context.stderr.write(`${wrap(notice)}\n`)
  if (json) {
    context.stdout.write(`${JSON.stringify({ schema: { name: 'groundspeed.workloads', major: 1, minor: 0 }, current, chosen, workloads: listed }, null, 2)}\n`)
    return exitCodes.done
  }
  const cells = listed.map(({ id, origin, workload }) => [id, origin, workload ? workWords(workload.work, catalog.models()).slice(0, 54) : 'damaged'])
  context.stdout.write(`${wrap(`Answers are for: ${await describe(current)}`)}\n\n${table([{ title: 'Name' }, { title: 'From' }, { title: 'Work' }], cells)}\n`)
  return listed.some(({ workload }) => workload === null) ? exitCodes.doubts : exitCodes.done
}
