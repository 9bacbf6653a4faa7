import { exitCodes } from '../../core/errors/user-error'
import { type Command } from '../command'
import { finding } from '../table'

const marks = { ok: 'ok     ', warning: 'warning', blocker: 'BLOCKER' } as const

export const doctor: Command = {
  name: 'doctor',
  summary: 'check what is installed, and say what to do',
  usage: '[--json]',
  details: 'Exit: 0 all fine, 3 warnings, 1 something that stops a run.',
  options: { json: { type: 'boolean', help: 'print JSON' } },
  positionals: [0, 0],
  async run({ options }, context) {
    const services = await context.services()
    const [{ probeMachine }, { checks }] = await Promise.all([import('../../services/probes'), import('../../services/doctor/list')])
    const facts = await probeMachine({ env: services.env, dataDir: services.paths.dataDir, signal: context.signal, at: new Date() })
    const findings = await Promise.all(checks.map(async (check) => ({ id: check.id, title: check.title, ...(await check.look({ services, facts, signal: context.signal })) })))
    const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
    const [blockers, warnings] = [count('blocker'), count('warning')]
    if (options['json']) {
      context.stdout.write(`${JSON.stringify({ schema: { name: 'groundspeed.doctor', major: 1, minor: 0 }, blockers, warnings, findings }, null, 2)}\n`)
    } else {
      const answer = blockers ? `${blockers} thing${blockers > 1 ? 's' : ''} must be repaired before a run.` : warnings ? `This machine can be measured; ${warnings} warning${warnings > 1 ? 's' : ''}.` : 'This machine is ready to be measured.'
      const lines = findings.map(({ severity, title, sees, advice }) => finding(marks[severity], `${title}: ${sees}`, severity === 'ok' ? '' : (advice ?? '')))
      context.stdout.write(`${answer}\n\n${lines.join('\n')}\n`)
    }
    return blockers ? exitCodes.failed : warnings ? exitCodes.doubts : exitCodes.done
  },
}
