import path from 'node:path'
import { presets } from '../../core/advice/presets'
import { type AdviceSession } from '../../core/contract/advise-views'
import { elsewhere } from '../../core/workload/elsewhere'
import { type Workload } from '../../core/workload/schema'
import { exitCodes } from '../../core/errors/user-error'
import { reportFormats } from '../../core/report/formats'
import { type Command } from '../command'
import { workloadIn, workloadOption } from '../workload-option'

const ids = reportFormats.map((format) => format.id)

export const report: Command = {
  name: 'report',
  summary: 'write a run as a document',
  usage: `[RUN] --format ${ids.join('|')} [--out FILE]`,
  details: `RUN is an id, the start of one, a run file, \`latest\` (the default),
or a colleague's as team:NAME or team:RESULT.
${reportFormats.map(({ id, meaning }) => `  ${id.padEnd(6)}${meaning}`).join('\n')}`,
  options: {
    format: { type: 'string', value: 'NAME', help: `one of ${ids.join(', ')} (default md)` },
    scenario: { type: 'string', value: 'NAME', help: 'own or rent in the HTML page, for a scenario file or preset' },
    out: { type: 'string', value: 'FILE', help: 'write to a file instead of stdout' },
    workload: workloadOption,
    force: { type: 'boolean', help: 'let --out overwrite' },
  },
  positionals: [0, 1],
  async run({ options, positionals }, context) {
    const wanted = String(options['format'] ?? 'md')
    const [{ findFormat, renderReport }, { teamCards }, { loadAnyRun }] = await Promise.all([import('../../services/reports/render'), import('../../services/team/anchors'), import('../../services/team/any-run')])
    findFormat(wanted)
    const services = await context.services()
    const storage = await import('../../services/storage/runs')
    const advice = options['scenario'] === undefined ? null : await adviceOf(String(options['scenario']), await workloadIn(options, context))
    const { run, team } = await loadAnyRun(services, positionals[0])
    const workload = await workloadIn(options, context)
    const text = await renderReport(run, wanted, team ? elsewhere(workload) : workload, advice, await teamCards(services))
    if (options['out'] === undefined) context.stdout.write(text)
    else {
      storage.exportText(String(options['out']), text, options['force'] === true)
      context.stderr.write(`Wrote ${String(options['out'])}\n`)
    }
    return team?.counts === false ? exitCodes.doubts : exitCodes.done
  },
}

/** A preset by its name, else a scenario file. */
async function adviceOf(name: string, workload: Workload): Promise<AdviceSession> {
  const { scenarioOfPreset } = await import('../../services/advise')
  const preset = presets.some((each) => each.name === name)
  const scenario = preset ? scenarioOfPreset(name) : (await import('../../services/storage/scenarios')).readScenario(name)
  return { origin: preset ? { kind: 'preset', name } : { kind: 'file', name: path.basename(name) }, start: scenario, scenario, workload: { said: workload, chosen: true } }
}
