import { usageError } from '../../core/errors/user-error'
import { nearest } from '../../core/text/nearest'
import { type AssumptionKey } from '../../core/advice/assumptions'
import { assumptionNumber } from '../assumption-option'
import { type Command, type ParsedOptions } from '../command'
import { type TeamAction } from '../team/action'
import { hide } from '../team/hide'
import { init } from '../team/init'
import { list, status, sync, verify } from '../team/look'
import { plan } from '../team/plan'
import { publish } from '../team/publish'
import { trust } from '../team/trust'
import { withdraw } from '../team/withdraw'
import { workloadIn, workloadOption } from '../workload-option'

/** In the order a newcomer meets them. */
const actions: readonly TeamAction[] = [init, publish, list, plan, status, sync, withdraw, hide, trust, verify]

/** @throws UserError usage for what is no number in its range */
const numberIn = (options: ParsedOptions, name: string, key: AssumptionKey): number | null => (typeof options[name] === 'string' ? assumptionNumber(`--${name}`, key, options[name]) : null)

export const team: Command = {
  name: 'team',
  summary: 'share results in a folder of your group, with no server',
  usage: actions.map(({ name }) => name).join('|'),
  details: `A shared drive, Syncthing, Dropbox or NFS folder becomes the group's benchmark
database. Every result is one signed file that is never changed; what could not
be handed over waits in an outbox and is tried again.

${actions.map(({ usage, help }) => `  groundspeed ${usage}\n      ${help}`).join('\n')}

Exit: 0 done, 3 done with doubts (the folder is away, files wait or are altered).`,
  options: {
    name: { type: 'string', value: 'NAME', help: 'how this machine is called in the folder' },
    team: { type: 'string', value: 'NAME', help: "the team's name, where init makes the folder" },
    new: { type: 'boolean', help: 'let init start a new team where another was joined' },
    preview: { type: 'boolean', help: 'show exactly what would be published, and stop' },
    yes: { type: 'boolean', help: 'publish the first file, or trust another key, without being asked' },
    why: { type: 'string', value: 'TEXT', help: 'the reason of a withdrawal' },
    by: { type: 'string', value: 'WHAT', help: 'put list together by gpu, name or month' },
    workload: workloadOption,
    'hours-per-week': { type: 'string', value: 'N', help: 'hours that plan takes each machine to work' },
    electricity: { type: 'string', value: 'USD', help: 'price of a kWh for plan' },
    key: { type: 'string', value: 'KEY', help: 'the start of the fingerprint that trust is to choose' },
    undo: { type: 'boolean', help: 'let hide show a result again' },
    csv: { type: 'boolean', help: 'let list print a table for a spreadsheet' },
    republish: { type: 'boolean', help: 'let sync put back what the folder lost' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  positionals: [0, 1001],
  async run({ options, positionals }, context) {
    const [name = 'list', ...args] = positionals
    const action = actions.find((each) => each.name === name)
    if (!action) throw usageError(`team has no action '${name}'.`, `Nearest: ${nearest(name, actions.map((each) => each.name)).join(', ') || actions.map((each) => each.name).join(', ')}.`)
    const [fewest, most] = action.takes
    if (args.length < fewest || args.length > most) throw usageError(`team ${name} ${args.length < fewest ? 'needs an argument' : `does not take '${args[most]}'`}.`, `Usage: groundspeed ${action.usage}`)
    const [services, { teamToolsOf }, { requireMembership }, { loadRun }] = await Promise.all([context.services(), import('../../services/team/tools'), import('../../services/team/membership'), import('../../services/storage/runs')])
    const tools = teamToolsOf(services)
    // One index for all looks of a command.
    let membership: ReturnType<typeof requireMembership> | undefined
    const text = (option: string) => (typeof options[option] === 'string' ? options[option] : null)
    try {
      return await action.run({
        args,
        json: options['json'] === true,
        yes: options['yes'] === true,
        preview: options['preview'] === true,
        fresh: options['new'] === true,
        republish: options['republish'] === true,
        undo: options['undo'] === true,
        csv: options['csv'] === true,
        name: text('name'),
        team: text('team'),
        why: text('why'),
        key: text('key'),
        by: text('by'),
        hoursPerWeek: numberIn(options, 'hours-per-week', 'hoursPerWeek'),
        usdPerKwh: numberIn(options, 'electricity', 'electricityUsdPerKwh'),
        workload: () => workloadIn(options, context),
        context,
        tools,
        member: () => (membership ??= requireMembership(tools)),
        load: (reference) => loadRun(services.paths, reference),
      })
    } finally {
      tools.reader.close()
    }
  },
}
