import { terms } from '../../core/advice/assumptions'
import { type OwnMachine } from '../../core/advice/machine'
import { presets } from '../../core/advice/presets'
import { printScenario, type Scenario } from '../../core/advice/scenario'
import { diffScenarios } from '../../core/advice/scenario-diff'
import { assumptionIn } from '../../core/advice/values'
import { optionsFor } from '../../core/advice/words'
import { exitCodes, usageError } from '../../core/errors/user-error'
import { type Workload } from '../../core/workload/schema'
import type * as AdviseModule from '../../services/advise'
import { adviceJson, adviceText, diffText } from '../advice-text'
import { type CliContext, type Command, type ParsedOptions } from '../command'
import { termsIn } from '../assumption-option'
import { enteredIn, machineIn, numberOptions } from '../machine-option'
import { workloadIn, workloadOption } from '../workload-option'

export const advise: Command = {
  name: 'advise',
  summary: 'own or rent: when the machine pays, and what belongs where',
  usage: '[RUN] [options] | --diff A B',
  details: `Needs a run, a GPU's name, a scenario file or a preset:
${presets.map((preset) => preset.name).join(', ')}.
--diff takes two scenario files or presets. What is not said is a stated default.
Exit: 0 done, 3 with a doubt (a price is missing or stale, a phase has no place).`,
  options: {
    scenario: { type: 'string', value: 'FILE', help: 'a saved scenario' },
    preset: { type: 'string', value: 'NAME', help: 'a usual situation' },
    gpu: { type: 'string', value: 'NAME', help: 'a GPU to own, without a run' },
    with: { type: 'string', value: 'INSTANCE', help: 'the instance, GPU or provider to rent' },
    terms: { type: 'string', value: 'TERMS', help: terms.join(', ') },
    workload: workloadOption,
    region: { type: 'string', value: 'NAME', help: 'country or US state, for the price of electricity' },
    ...numberOptions(['hours-per-week', 'price', 'watts', 'electricity', 'cloud-price']),
    diff: { type: 'boolean', help: 'say what differs between two scenarios' },
    save: { type: 'string', value: 'FILE', help: 'keep the scenario' },
    force: { type: 'boolean', help: 'let --save overwrite' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  positionals: [0, 2],
  async run({ options, positionals }, context) {
    const [services, { exportText }] = await Promise.all([import('../../services/advise'), import('../../services/storage/runs')])
    if (options['diff']) return await diff(services, positionals, options, context)
    if (positionals.length > 1) throw usageError('advise takes one run.', 'Two scenarios are compared with --diff A B.')
    const scenario = await scenarioOf(services, options)
    const workload = await workloadIn(options, context)
    const chosen = options['workload'] !== undefined || (await import('../../services/workload/store')).currentWorkload((await context.services()).paths, new Date()).chosen
    const { machine, remark, doubts } = await machineOf(options, positionals[0], scenario !== null, workload, context)
    const built = services.buildScenario({ scenario, machine, workload, workloadChosen: chosen, instance: text(options, 'with'), region: text(options, 'region'), terms: termsIn(text(options, 'terms')), entered: enteredIn(options) })
    const now = new Date()
    const cards = await (await import('../../services/team/anchors')).teamCards(await context.services())
    const advice = services.adviceFor(built, machine, workload, now, cards)
    if (text(options, 'save') !== null) exportText(text(options, 'save')!, printScenario(built), options['force'] === true)
    const answer = `${remark}${advice.answer}${advice.missing.length === 0 ? '' : ` Enter ${optionsFor(advice.missing)}.`}`
    const carbon = advice.verdict === null ? null : (await import('../../services/advise-carbon')).carbonOf(built, advice.verdict)
    context.stdout.write(options['json'] ? adviceJson(built, { ...advice, answer }, carbon) : adviceText(built, { ...advice, answer }, carbon))
    const homeless = advice.verdict?.plan?.rows.some((row) => row.place === 'nowhere') ?? false
    return advice.missing.length > 0 || advice.stale.length > 0 || homeless || doubts ? exitCodes.doubts : exitCodes.done
  },
}

const text = (options: ParsedOptions, name: string): string | null => (typeof options[name] === 'string' ? (options[name] as string) : null)

async function scenarioOf(services: typeof AdviseModule, options: ParsedOptions): Promise<Scenario | null> {
  const [file, preset] = [text(options, 'scenario'), text(options, 'preset')]
  if (file !== null && preset !== null) throw usageError('A scenario file and a preset exclude each other.', 'Give one of them.')
  if (preset !== null) return services.scenarioOfPreset(preset)
  return file === null ? null : (await import('../../services/storage/scenarios')).readScenario(file)
}

/** The machine by name or by run; null where a scenario speaks for itself. */
async function machineOf(options: ParsedOptions, reference: string | undefined, spoken: boolean, workload: Workload, context: CliContext): Promise<{ machine: OwnMachine | null; remark: string; doubts: boolean }> {
  if (spoken && reference === undefined && text(options, 'gpu') === null) return { machine: null, remark: '', doubts: false }
  const { machine, doubts } = await machineIn(options, reference, workload, context, 'groundspeed advise --gpu "RTX 3090" --hours-per-week 20; or start from --preset startup.')
  return { machine, remark: machine.remark, doubts }
}

async function diff(services: typeof AdviseModule, names: readonly string[], options: ParsedOptions, context: CliContext): Promise<number> {
  if (names.length !== 2) throw usageError('--diff takes two scenarios.', 'Usage: groundspeed advise --diff A B')
  const { readScenario } = await import('../../services/storage/scenarios')
  const [a, b] = names.map((name) => (presets.some((preset) => preset.name === name) ? services.scenarioOfPreset(name) : readScenario(name))) as [Scenario, Scenario]
  const changes = diffScenarios(a, b)
  const [now, workload] = [new Date(), await workloadIn(options, context)]
  const answers = [a, b].map((scenario) => services.adviceFor(scenario, null, workload, now).answer) as [string, string]
  context.stdout.write(options['json'] ? `${JSON.stringify({ schema: { name: 'groundspeed.advice-diff', major: 1, minor: 0 }, answers, changes }, null, 2)}\n` : diffText([a, b], answers, changes))
  return [a, b].every((scenario) => assumptionIn(scenario, 'purchaseUsd').value !== null) ? exitCodes.done : exitCodes.doubts
}
