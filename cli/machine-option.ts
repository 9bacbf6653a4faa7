import { type AssumptionKey } from '../core/advice/assumptions'
import { machineOfRun, type OwnMachine } from '../core/advice/machine'
import { usageError } from '../core/errors/user-error'
import { type RunFile } from '../core/run/schema'
import { summarizeRun } from '../core/run/summary'
import { elsewhere } from '../core/workload/elsewhere'
import { type Workload } from '../core/workload/schema'
import { assumptionNumber } from './assumption-option'
import { type CliContext, type OptionSpec, type ParsedOptions } from './command'

const text = (options: ParsedOptions, name: string): string | null => (typeof options[name] === 'string' ? (options[name] as string) : null)

/** Options that are a number of the scenario. */
export const scenarioNumbers = {
  'hours-per-week': { key: 'hoursPerWeek', value: 'N', help: 'hours a week that the machine works' },
  price: { key: 'purchaseUsd', value: 'USD', help: 'price of the machine, or what it would fetch today' },
  watts: { key: 'powerWatts', value: 'W', help: 'what it draws at work' },
  electricity: { key: 'electricityUsdPerKwh', value: 'USD', help: 'price of a kWh' },
  'cloud-price': { key: 'cloudUsdPerHour', value: 'USD', help: 'price of an hour on the instance' },
} as const satisfies Record<string, { key: AssumptionKey; value: string; help: string }>
export type ScenarioNumber = keyof typeof scenarioNumbers

/** Those of them that a command takes. */
export const numberOptions = (names: readonly ScenarioNumber[]): Record<string, OptionSpec> => Object.fromEntries(names.map((name) => [name, { type: 'string', value: scenarioNumbers[name].value, help: scenarioNumbers[name].help }]))

/** Numbers as typed. @throws UserError usage for what is none or out of range */
export function enteredIn(options: ParsedOptions): Partial<Record<AssumptionKey, number>> {
  return Object.fromEntries(
    Object.entries(scenarioNumbers).flatMap(([name, { key }]) => {
      const typed = text(options, name)
      return typed === null ? [] : [[key, assumptionNumber(`--${name}`, key, typed)] as const]
    }),
  )
}

export interface NamedMachine {
  readonly machine: OwnMachine
  /** Null: named by its card. */
  readonly run: RunFile | null
  /** A measurement that it stands on is in doubt, or something was not measured. */
  readonly doubts: boolean
}

/** The machine of `--gpu NAME` or of a run, the latest by default. @param example a line to type where there is no run @throws UserError usage */
export async function machineIn(options: ParsedOptions, reference: string | undefined, workload: Workload, context: CliContext, example: string): Promise<NamedMachine> {
  const gpu = text(options, 'gpu')
  if (gpu !== null && reference !== undefined) throw usageError('A run and --gpu exclude each other.', 'The run says which GPU it is.')
  const { machineNamed } = await import('../services/advise')
  if (gpu !== null) return { machine: machineNamed(gpu), run: null, doubts: false }
  const services = await context.services()
  const [{ listRuns }, { loadAnyRun }] = await Promise.all([import('../services/storage/runs'), import('../services/team/any-run')])
  if (reference === undefined && listRuns(services.paths).length === 0) throw usageError('There is no run yet, and advice needs a machine.', `Measure this one (\`groundspeed run\`), or name a GPU: ${example}`)
  const { run, team } = await loadAnyRun(services, reference)
  const summary = summarizeRun(run)
  const { catalog } = await import('../services/catalog')
  const machine = machineOfRun(run, summary, catalog.gpus(), team ? elsewhere(workload) : workload)
  return { machine, run, doubts: machine.remark !== '' || summary.doubts > 0 || team?.counts === false }
}
