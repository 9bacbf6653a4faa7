import { exitCodes } from '../../core/errors/user-error'
import { describeMachine } from '../../core/machine/describe'
import { machineRows } from '../../core/machine/rows'
import { type Command } from '../command'
import { table } from '../table'

export const probe: Command = {
  name: 'probe',
  summary: 'show what this machine is, and how we know',
  usage: '[--json]',
  options: { json: { type: 'boolean', help: 'print JSON' } },
  positionals: [0, 0],
  async run({ options }, context) {
    const { paths, env } = await context.services()
    const { probeMachine } = await import('../../services/probes')
    const facts = await probeMachine({ env, dataDir: paths.dataDir, signal: context.signal, at: new Date() })
    if (options['json']) {
      context.stdout.write(`${JSON.stringify({ schema: { name: 'groundspeed.machine', major: 1, minor: 0 }, ...facts }, null, 2)}\n`)
      return exitCodes.done
    }
    const rows = machineRows(facts).map(({ name, value, source }) => [name, value.slice(0, 44), source.replace(/^.*\/sys\/devices\/system\/cpu.*$/, 'sysfs').slice(0, 24)])
    context.stdout.write(`This machine: ${describeMachine(facts)}.\n\n${table([{ title: 'Fact' }, { title: 'Value' }, { title: 'Read from' }], rows)}\n`)
    return exitCodes.done
  },
}
