import { type ReadinessState } from '../../core/readiness/check'
import { exitCodes } from '../../core/errors/user-error'
import { type Command } from '../command'
import { finding, wrap } from '../table'

const marks: Record<ReadinessState, string> = { ok: 'ok     ', warn: 'warning', block: 'STOP   ', unknown: 'unknown' }

export const ready: Command = {
  name: 'ready',
  summary: 'look whether this machine is fit to be measured now',
  usage: '[--json]',
  details: 'Watches the machine for two seconds. Exit: 0 fit, 3 with a doubt.',
  options: { json: { type: 'boolean', help: 'print JSON' } },
  positionals: [0, 0],
  async run({ options }, context) {
    const services = await context.services()
    const { lookAtReadiness } = await import('../../services/readiness/look')
    const readiness = await lookAtReadiness(services, context.signal)
    if (context.signal.aborted) return exitCodes.interrupted
    if (options['json']) {
      context.stdout.write(`${JSON.stringify({ schema: { name: 'groundspeed.readiness', major: 1, minor: 0 }, ...readiness }, null, 2)}\n`)
    } else {
      const lines = readiness.checks.map(({ state, title, sees, advises }) => finding(marks[state], `${title}: ${sees}`, advises))
      context.stdout.write(`${wrap(readiness.sentence)}\n\n${lines.join('\n')}\n`)
    }
    return readiness.state === 'fit' ? exitCodes.done : exitCodes.doubts
  },
}
