import { exitCodes } from '../../core/errors/user-error'
import { type Command } from '../command'
import { finding } from '../table'

const marks = { ok: 'ok     ', warning: 'warning', blocker: 'BLOCKER' } as const
const seen = { yes: '', no: '- ', unknown: '? ' } as const

export const doctor: Command = {
  name: 'doctor',
  summary: 'check what is installed, and say what to do',
  usage: '[--bundle FILE] [--json]',
  details: 'Exit: 0 all fine, 3 warnings, 1 something that stops a run. "-" marks what is not here, "?" what could not be seen. A bundle is an archive (tar.gz) of what was seen, without names, folders and serial numbers; nothing is sent.',
  options: { bundle: { type: 'string', help: 'write an archive for somebody who helps' }, json: { type: 'boolean', help: 'print JSON' } },
  positionals: [0, 0],
  async run({ options }, context) {
    const services = await context.services()
    const { examine } = await import('../../services/doctor')
    const { readings, diagnosis } = await examine(services, context.signal)
    const { answer, blockers, warnings, findings } = diagnosis
    if (options['json']) context.stdout.write(`${JSON.stringify({ schema: { name: 'groundspeed.doctor', major: 1, minor: 1 }, blockers, warnings, findings }, null, 2)}\n`)
    else context.stdout.write(`${answer}\n\n${findings.map(({ severity, available, title, sees, advice }) => finding(marks[severity], `${seen[available]}${title}: ${sees}`, severity === 'ok' ? '' : advice)).join('\n')}\n`)
    const file = options['bundle'] as string | undefined
    if (file !== undefined) {
      const [{ bundleBytes, bundleFiles, namesOf }, { writeWhole, explainWriteError }] = await Promise.all([import('../../services/doctor/bundle'), import('../../services/files/whole-write')])
      const files = bundleFiles(diagnosis, readings, services.version, namesOf(services))
      context.stderr.write(`\n${file} holds:\n${files.map(({ name, holds, text }) => `  ${name} (${Buffer.byteLength(text)} bytes): ${holds}`).join('\n')}\nNames, folders, serial numbers and identifiers were taken out. Nothing is sent.\n`)
      try {
        writeWhole(file, bundleBytes(files))
      } catch (error) {
        throw explainWriteError(file, error)
      }
    }
    return blockers ? exitCodes.failed : warnings ? exitCodes.doubts : exitCodes.done
  },
}
