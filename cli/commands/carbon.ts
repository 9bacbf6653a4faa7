import { carbonView } from '../../core/carbon/view/view'
import { wattsAtWork } from '../../core/carbon/power'
import { carbonRanges, type CarbonChanges, type CarbonGiven, type CarbonNumber } from '../../core/contract/carbon-calls'
import { presets } from '../../core/advice/presets'
import { type Scenario } from '../../core/advice/scenario'
import { exitCodes, usageError } from '../../core/errors/user-error'
import { nearest } from '../../core/text/nearest'
import { typedNumber } from '../../core/text/typed-number'
import { carbonJsonText, carbonText } from '../carbon-text'
import { type CliContext, type Command, type OptionSpec, type ParsedOptions } from '../command'
import { workloadIn, workloadOption } from '../workload-option'

/** Options that are a number of the machine, and those of them that `--what-if` may change. */
const numbers: Readonly<Record<string, { key: CarbonNumber; value: string; help: string; change?: true }>> = {
  'grams-per-kwh': { key: 'gramsPerKwh', value: 'G', help: 'g CO2e a kWh of the grid, in place of a region' },
  pue: { key: 'pue', value: 'X', help: 'room power over machine power', change: true },
  hours: { key: 'hoursPerWeek', value: 'H', help: 'hours a week at work', change: true },
  'idle-hours': { key: 'idleHoursPerWeek', value: 'H', help: 'hours a week switched on without work', change: true },
  watts: { key: 'watts', value: 'W', help: 'what it draws at work, as a meter shows it' },
  'idle-watts': { key: 'idleWatts', value: 'W', help: 'what it draws while it waits' },
  busy: { key: 'utilisation', value: 'PERCENT', help: 'how busy its devices are at work', change: true },
  life: { key: 'lifeYears', value: 'YEARS', help: 'years until it is retired', change: true },
  embodied: { key: 'embodiedKg', value: 'KG', help: 'what making all of it emitted' },
}
const changeable = ['region', 'gpu', ...Object.keys(numbers).filter((name) => numbers[name]!.change)]

export const carbon: Command = {
  name: 'carbon',
  summary: 'what the work emits: by part, by place, and what would change it',
  usage: '[RUN] [--workload W] [--region R] [--what-if region=Sweden] …',
  details: `Grams of a month, an hour, a unit of work and the run: electricity at work and
while waiting, and what making the machine emitted, each with its band and where
it is from. Instances of the catalog stand beside it, in grams and dollars.
--what-if NAME=VALUE (${changeable.join(', ')})
says what would change; it may be given several times.
Presets: ${presets.map((preset) => preset.name).join(', ')}.
Exit: 0 done, 3 when the power is unknown or nobody said where the machine stands.`,
  options: {
    gpu: { type: 'string', value: 'NAME', help: 'a card, without a run' },
    workload: workloadOption,
    scenario: { type: 'string', value: 'FILE', help: 'a saved scenario: its plan in grams' },
    preset: { type: 'string', value: 'NAME', help: 'a usual situation' },
    region: { type: 'string', value: 'NAME', help: 'where it stands: a country, or a cloud region' },
    ...Object.fromEntries(Object.entries(numbers).map(([name, { value, help }]): [string, OptionSpec] => [name, { type: 'string', value, help }])),
    workstation: { type: 'string', value: 'NAME', help: 'the machine that the card sits in' },
    'what-if': { type: 'string', multiple: true, value: 'NAME=VALUE', help: 'what would be different' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  positionals: [0, 1],
  async run({ options, positionals }, context) {
    const [given, change] = [givenIn(options), changesIn((options['what-if'] as string[] | undefined) ?? [])]
    const services = await context.services()
    const [{ carbonFacts }, { teamCards }] = await Promise.all([import('../../services/carbon'), import('../../services/team/anchors')])
    const scenario = await scenarioIn(options)
    const gpu = text(options, 'gpu')
    if (gpu !== null && positionals[0] !== undefined) throw usageError('A run and --gpu exclude each other.', 'The run says which GPU it is.')
    const run = gpu !== null || (scenario?.gpu != null && positionals[0] === undefined) ? null : await runIn(context, positionals[0])
    const facts = carbonFacts({ gpu, given, change }, { run, workload: await workloadIn(options, context), scenario, placeChosen: scenario !== null, cards: await teamCards(services), now: new Date() })
    const view = carbonView(facts)
    context.stdout.write(options['json'] ? carbonJsonText(facts, view, run?.id ?? null) : carbonText(view))
    return facts.gridAssumed || !wattsAtWork(facts.spec).known || facts.remark !== '' ? exitCodes.doubts : exitCodes.done
  },
}

const text = (options: ParsedOptions, name: string): string | null => (typeof options[name] === 'string' ? (options[name] as string) : null)

/** @throws UserError usage for what is no number of the range */
function number(option: string, typed: string, key: CarbonNumber): number {
  const { low, high, unit } = carbonRanges[key]
  const value = typedNumber(typed)
  if (!(value >= low && value <= high)) throw usageError(`${option} '${typed.slice(0, 40)}' is not a number from ${low} to ${high}${unit ? ` (${unit})` : ''}.`)
  return value
}

function givenIn(options: ParsedOptions): CarbonGiven {
  const typed = Object.entries(numbers).map(([name, { key }]) => {
    const value = text(options, name)
    return [key, value === null ? null : number(`--${name}`, value, key)] as const
  })
  return { ...(Object.fromEntries(typed) as Record<CarbonNumber, number | null>), region: text(options, 'region'), workstation: text(options, 'workstation') }
}

/** `--what-if name=value` pairs. @throws UserError usage with the nearest names */
function changesIn(pairs: readonly string[]): CarbonChanges {
  const changes: Record<string, string | number | null> = { region: null, pue: null, hoursPerWeek: null, idleHoursPerWeek: null, utilisation: null, lifeYears: null, gpu: null }
  for (const pair of pairs) {
    const [name = '', ...rest] = pair.split('=')
    const value = rest.join('=').trim()
    if (!changeable.includes(name)) throw usageError(`--what-if has no '${name.slice(0, 40)}'.`, `Nearest: ${nearest(name, changeable).join(', ') || changeable.join(', ')}.`)
    if (value === '') throw usageError(`--what-if ${name} needs a value.`, `For example: --what-if ${name === 'region' ? 'region=Sweden' : `${name}=…`}`)
    const key = numbers[name]?.key
    changes[key ?? name] = key === undefined ? value : number(`--what-if ${name}`, value, key)
  }
  return changes as CarbonChanges
}

async function scenarioIn(options: ParsedOptions): Promise<Scenario | null> {
  const [file, preset] = [text(options, 'scenario'), text(options, 'preset')]
  if (file !== null && preset !== null) throw usageError('A scenario file and a preset exclude each other.', 'Give one of them.')
  if (preset !== null) return (await import('../../services/advise')).scenarioOfPreset(preset)
  return file === null ? null : (await import('../../services/storage/scenarios')).readScenario(file)
}

async function runIn(context: CliContext, reference: string | undefined) {
  const { paths } = await context.services()
  const { listRuns, loadRun } = await import('../../services/storage/runs')
  if (reference === undefined && listRuns(paths).length === 0) throw usageError('There is no run yet, and grams need a machine.', 'Measure this one (`groundspeed run`), name a card (--gpu "RTX 3090"), or start from --preset startup.')
  return loadRun(paths, reference)
}
