import { printScenario } from '../../core/advice/scenario'
import { exitCodes, usageError } from '../../core/errors/user-error'
import { type RunFile } from '../../core/run/schema'
import { summarizeRun } from '../../core/run/summary'
import { typedNumber } from '../../core/text/typed-number'
import { limitFields, limitsSchema, type Limits } from '../../core/upgrade/limits'
import { upgradeJson } from '../../core/upgrade/view/json'
import { swapViewOf } from '../../core/upgrade/view/swap'
import { upgradeViewOf } from '../../core/upgrade/view/view'
import { type Workload } from '../../core/workload/schema'
import { type Command, type OptionSpec, type ParsedOptions } from '../command'
import { enteredIn, machineIn, numberOptions } from '../machine-option'
import { swapText, upgradeText } from '../upgrade-text'
import { workloadIn, workloadOption } from '../workload-option'

const limitOptions: Record<string, OptionSpec> = Object.fromEntries(limitFields.map(({ option, unit, means, usual }) => [option, { type: 'string', value: unit === '' ? 'N' : unit.toUpperCase(), help: usual === null ? means : `${means}; default ${usual}` }]))

export const upgrade: Command = {
  name: 'upgrade',
  summary: 'what to put in: candidates with reasons, gain, net cost and pay-back',
  usage: '[RUN] [options] | --simulate PART',
  details: `Cards, memory, drives, power supplies, a whole machine, the cloud instead, and
doing nothing: each with what it gives the workload (predicted, 80 % band), its
price with its day, what the old part fetches, and when it pays back against
renting the same work. What nobody entered of case and power supply is a check,
never a yes. --part takes a part with the price that you saw: "RTX 4090=1500",
"ram 64=400", "ssd 4=300", "psu 1000=150". docs/upgrade.md has the formulas.
Exit: 0 done, 2 for an unknown name, 3 with a doubt (an old or missing price).`,
  options: {
    gpu: { type: 'string', value: 'NAME', help: 'the card that is there, without a run' },
    workload: workloadOption,
    ...limitOptions,
    part: { type: 'string', multiple: true, value: 'PART=USD', help: 'a part of your own' },
    simulate: { type: 'string', value: 'PART', help: 'put one in: before and after' },
    region: { type: 'string', value: 'NAME', help: 'country or US state, for the price of electricity' },
    ...numberOptions(['hours-per-week', 'watts', 'electricity']),
    save: { type: 'string', value: 'FILE', help: 'keep the simulated machine as a scenario' },
    force: { type: 'boolean', help: 'let --save overwrite' },
    all: { type: 'boolean', help: 'every candidate, the refused ones too' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  positionals: [0, 1],
  async run({ options, positionals }, context) {
    const [{ buildScenario }, { swapFor, upgradesFor }, { currentWorkload }, { teamCards }] = await Promise.all([import('../../services/advise'), import('../../services/upgrade'), import('../../services/workload/store'), import('../../services/team/anchors')])
    const services = await context.services()
    const simulate = text(options, 'simulate')
    if (text(options, 'save') !== null && simulate === null) throw usageError('--save keeps a simulated machine.', 'Name a part with --simulate.')
    const limits = limitsIn(options)
    const workload = await workloadIn(options, context)
    const { machine, run, doubts } = await machineIn(options, positionals[0], workload, context, 'groundspeed upgrade --gpu "RTX 3060 Ti" --budget 1000')
    const now = new Date()
    const workloadChosen = options['workload'] !== undefined || currentWorkload(services.paths, now).chosen
    const scenario = buildScenario({ scenario: null, machine, workload, workloadChosen, instance: null, region: text(options, 'region'), terms: null, entered: enteredIn(options) })
    const request = { scenario, machine, run, workload, limits, entered: (options['part'] as string[] | undefined) ?? [], cards: await teamCards(services), now }
    if (simulate === null) {
      const all = upgradesFor(request)
      const view = upgradeViewOf(all, machine.remark)
      context.stdout.write(options['json'] ? print(upgradeJson(all, machine.remark)) : upgradeText(view, options['all'] === true, run && (await holdsBack(run, workload))))
      return doubts || view.doubts.length > 0 ? exitCodes.doubts : exitCodes.done
    }
    const { all, candidate } = swapFor(request, simulate)
    const { scenarioWith } = await import('../../services/upgrade/scenario')
    const kept = scenarioWith(scenario, machine, candidate, workload)
    const { exportText } = await import('../../services/storage/runs')
    if (text(options, 'save') !== null) exportText(text(options, 'save')!, printScenario(kept), options['force'] === true)
    const view = swapViewOf(all, candidate, { name: kept.name, file: '', text: printScenario(kept) })
    const { scenario: _text, ...shown } = view
    context.stdout.write(options['json'] ? print({ schema: { name: 'groundspeed.upgrade-swap', major: 1, minor: 0 }, ...shown, scenario: kept }) : swapText(view))
    return doubts || candidate.stale || !candidate.part.price.known || candidate.verdict !== 'ok' ? exitCodes.doubts : exitCodes.done
  },
}

/** The part that the work waits for: a purchase that leaves it as it is gives little. */
async function holdsBack(run: RunFile, workload: Workload): Promise<string | null> {
  const { bottleneckFor, bottleneckView } = await import('../../services/bottleneck')
  const { verdict, answer } = bottleneckView(bottleneckFor(run, summarizeRun(run), workload), workload, true)
  return verdict === 'cannot-say' ? null : answer
}

const print = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
const text = (options: ParsedOptions, name: string): string | null => (typeof options[name] === 'string' ? (options[name] as string) : null)

/** What was entered of purse and case. @throws UserError usage for what is no number in its range */
function limitsIn(options: ParsedOptions): Limits {
  const entered = limitFields.flatMap(({ key, option, min, max, whole, unit }) => {
    const typed = text(options, option)
    if (typed === null) return []
    const value = typedNumber(typed)
    if (!(value >= min && value <= max) || (whole && !Number.isInteger(value))) throw usageError(`--${option} '${typed.slice(0, 40)}' is not a ${whole ? 'whole ' : ''}number from ${min} to ${max}${unit === '' ? '' : ` (${unit})`}.`)
    return [[key, value] as const]
  })
  return limitsSchema.parse(Object.fromEntries(entered))
}
