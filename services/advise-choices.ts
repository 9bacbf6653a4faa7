import { type AssumptionKey, terms, type Terms } from '../core/advice/assumptions'
import { type OwnMachine } from '../core/advice/machine'
import { type Scenario } from '../core/advice/scenario'
import { type AdviceSession, type ChoiceName } from '../core/contract/advise-views'
import { usageError } from '../core/errors/user-error'
import { buildScenario, machineNamed } from './advise'

/** Nothing but the work. */
export const nothingSaid = ({ workload }: Pick<AdviceSession, 'workload'>) => ({ scenario: null, machine: null, workload: workload.said, workloadChosen: workload.chosen, instance: null, region: null, terms: null, entered: {} })

/** A scenario after one choice, with the numbers that hang on it filled anew. @throws UserError usage for an unknown name */
export function chosen(session: Pick<AdviceSession, 'workload'>, scenario: Scenario, what: ChoiceName, value: string, machine: OwnMachine | null): Scenario {
  const said = { ...nothingSaid(session), scenario }
  const text = value.trim()
  if (text === '' && what !== 'memoryGiB') throw usageError('Nothing was named.', 'What stood there stays.')
  switch (what) {
    case 'gpu':
      return keepPrices(scenario, buildScenario({ ...said, machine: machineNamed(text) }))
    case 'instance':
      return buildScenario({ ...said, machine, instance: text })
    case 'region':
      return buildScenario({ ...said, region: text })
    case 'terms':
      return { ...scenario, terms: termsNamed(text) }
    case 'memoryGiB':
      return { ...scenario, memoryGiB: memoryTyped(text) }
  }
}

function termsNamed(text: string): Terms {
  const found = terms.find((each) => each === text)
  if (!found) throw usageError(`There are no terms '${text}'.`, `There are: ${terms.join(', ')}.`)
  return found
}

function memoryTyped(text: string): number | null {
  if (text === '') return null
  const value = Number(text)
  if (!(value >= 0 && value <= 100_000)) throw usageError(`'${text.slice(0, 40)}' is not a number of GiB.`, 'What stood there stays.')
  return value
}

/** The scenario as its choices alone would fill it: what "its default" means for each number. */
export function standardOf(session: AdviceSession, machine: OwnMachine | null): Scenario {
  const { start, scenario } = session
  let standard = start
  for (const what of ['gpu', 'instance', 'region'] as const) {
    const value = scenario[what]
    if (value !== null && value !== start[what]) standard = chosen(session, standard, what, value, machine)
  }
  return { ...standard, terms: scenario.terms, memoryGiB: scenario.memoryGiB }
}

/** Another card changes the speed of the instance that is rented, and not its price. */
function keepPrices(before: Scenario, after: Scenario): Scenario {
  if (before.instance === null) return after
  return { ...after, assumptions: withKeys(after.assumptions, before.assumptions, ['cloudUsdPerHour', 'spotUsdPerHour']) }
}

/** Some keys as they stand in another scenario, left out where they are not there. */
function withKeys(into: Scenario['assumptions'], from: Scenario['assumptions'], keys: readonly AssumptionKey[]): Scenario['assumptions'] {
  const rest = Object.entries(into).filter(([key]) => !keys.includes(key as AssumptionKey))
  return Object.fromEntries([...rest, ...keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]] as const]))])
}

/** What each choice fills. */
const filledBy: Record<ChoiceName, readonly AssumptionKey[]> = { gpu: ['purchaseUsd', 'powerWatts', 'speedRatio'], instance: ['cloudUsdPerHour', 'spotUsdPerHour', 'speedRatio'], region: ['electricityUsdPerKwh'], terms: [], memoryGiB: [] }

/** Back to the choice that it began with, and to the numbers that came with it. */
export function unchosen({ start, scenario }: AdviceSession, what: ChoiceName): Scenario {
  return { ...scenario, [what]: start[what], ...(what === 'gpu' ? { memoryGiB: start.memoryGiB } : {}), assumptions: withKeys(scenario.assumptions, start.assumptions, filledBy[what]) }
}
