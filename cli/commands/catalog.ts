import { exitCodes, usageError } from '../../core/errors/user-error'
import { type Command } from '../command'
import { didYouMean } from '../nearest'
import { table } from '../table'
import { asJson, type CatalogAction } from './catalog/action'
import { ownActions } from './catalog/own'
import { readActions } from './catalog/read'

const actions: readonly CatalogAction[] = [...readActions, ...ownActions]

const usd = (help: string) => ({ type: 'string' as const, value: 'USD', help })

export const catalog: Command = {
  name: 'catalog',
  summary: 'look figures up, and enter prices of your own',
  usage: '[LIST|show|price|add|discount|import|own|rm|undo] …',
  details: `The figures that speeds and costs are worked out from: each has a source, each
price a date. What you enter keeps its own date and stands before the shipped
figure, in every command and in the window.

${actions.map((action) => `  groundspeed ${action.usage}`).join('\n')}

  groundspeed catalog gpus 4090
  groundspeed catalog price aws:p4d.24xlarge:us-east-1 --on-demand 18.20
  groundspeed catalog discount aws 12

A price file is JSON in the catalog's shape or CSV with the columns provider,
instanceType, region, gpu, gpuCount, onDemandUsdPerHour, spotUsdPerHour,
reserved1yUsdPerHour, reserved3yUsdPerHour, committedUsdPerHour, asOf, note;
one GPU where gpuCount is not said.
Exit: 0 done, 1 a file that cannot be used, 2 wrong usage or no such name,
3 own figures with a doubt (old, or older than the catalog's).`,
  options: {
    'on-demand': usd('price of an hour on demand'),
    spot: usd('price of an hour that may be interrupted'),
    'reserved-1y': usd('price of an hour under a contract of one year'),
    'reserved-3y': usd('price of an hour under a contract of three years'),
    committed: usd('price of an hour under a spending commitment'),
    'as-of': { type: 'string', value: 'DATE', help: 'the day of the figure; today where it is not said' },
    gpu: { type: 'string', value: 'NAME', help: 'with add: its GPU' },
    count: { type: 'string', value: 'N', help: 'with add: how many; 1 where it is not said' },
    vcpus: { type: 'string', value: 'N', help: 'with add: its processors' },
    ram: { type: 'string', value: 'GIB', help: 'with add: its memory' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  positionals: [0, 14],
  async run({ options, positionals }, context) {
    const { paths } = await context.services()
    const [name, ...args] = positionals
    const json = options['json'] === true
    if (name === undefined) {
      context.stdout.write(await overview(json))
      return exitCodes.done
    }
    const action = actions.find((each) => each.name === name)
    if (!action) throw usageError(`catalog has no action '${name}'.`, didYouMean(name, actions.map((each) => each.name)) ?? `It has: ${actions.map((each) => each.name).join(', ')}.`)
    const [fewest, most] = action.arguments
    if (args.length < fewest || args.length > most) throw usageError(`catalog ${name} takes ${fewest === most ? fewest : `at least ${fewest}`} argument${fewest === 1 ? '' : 's'}.`, `Usage: groundspeed ${action.usage}`)
    return await action.run({ args, options, json, paths, now: new Date(), context })
  },
}

/** Without an action: what there is. */
async function overview(json: boolean): Promise<string> {
  const [{ catalogLists }, services] = await Promise.all([import('../../core/catalog/lists/all'), import('../../services/catalog')])
  const lists = catalogLists.map((list) => ({ name: list.name, rows: list.rows(services.catalog).length, means: list.means }))
  if (json) return asJson('catalog', { lists })
  const cells = lists.map(({ name, rows, means }) => [name, String(rows), means])
  return `The catalog has ${lists.length} lists.\n\n${table([{ title: 'List' }, { title: 'Rows', align: 'right' }, { title: 'What' }], cells)}\n\nLook into one: groundspeed catalog gpus 4090. Help: groundspeed catalog --help\n`
}
