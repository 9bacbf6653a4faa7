import { plainNumber } from '../../core/advice/words'
import { noChange, whatIf, type CarbonChange, type OtherCard } from '../../core/carbon/what-if'
import { type CarbonSpec } from '../../core/carbon/month'
import { exactly } from '../../core/carbon/range'
import { gridWords } from '../../core/carbon/view/answer'
import { type CarbonFacts } from '../../core/carbon/view/facts'
import { type CarbonChanges, type CarbonGiven } from '../../core/contract/carbon-calls'
import { speedBetween } from '../../core/prediction/work/between'
import { placeOfGpu } from '../../core/prediction/place'
import { type Workload } from '../../core/workload/schema'
import { machineNamed } from '../advise'
import { workWorld } from '../compare'
import { gridNamed, intensityOf } from './grid'
import { devicesOfGpu, embodiedOf, type CarbonMachine } from './machine'

/** Another card in the machine, as fast as predicted for the work. @throws UserError usage with the nearest names */
function cardOf(name: string, given: CarbonGiven, { own, virtual }: CarbonMachine, workload: Workload): { card: OtherCard; name: string } {
  const gpu = machineNamed(name).gpu!
  const speed = own.place ? speedBetween(workload.work, own.place, placeOfGpu(gpu, own.count), workWorld()) : null
  return { name: gpu.name, card: { devices: devicesOfGpu(gpu, own.count), speedRatio: speed?.ok ? speed.ratio : null, embodied: embodiedOf({ embodiedKg: null, workstation: given.workstation }, gpu, own.count, virtual) } }
}

/** What was asked to be different, and what follows; null: nothing was. */
export function changeOf(asked: CarbonChanges, given: CarbonGiven, spec: CarbonSpec, machine: CarbonMachine, workload: Workload): Pick<NonNullable<CarbonFacts['whatIf']>, 'words' | 'result'> | null {
  const words: string[] = []
  const say = <T>(value: T | null, text: (value: T) => string): T | null => {
    if (value !== null) words.push(text(value))
    return value
  }
  const card = asked.gpu === null ? null : cardOf(asked.gpu, given, machine, workload)
  say(card, ({ name, card: { speedRatio } }) => `${name}${speedRatio === null ? ' (how fast it is for this work is not known: the hours stay)' : ` (${plainNumber(speedRatio, 2)} times as fast)`}`)
  const grid = asked.region === null ? null : gridNamed(asked.region)
  say(grid, gridWords)
  const intensity = grid === null ? null : intensityOf(grid)
  const change: CarbonChange = {
    ...noChange,
    card: card?.card ?? null,
    intensity: intensity?.known ? intensity.value : null,
    pue: asked.pue === null ? null : { ...exactly(say(asked.pue, (pue) => `a PUE of ${plainNumber(pue)}`)!), kind: 'entered', from: 'PUE, as asked' },
    hoursPerWeek: say(asked.hoursPerWeek, (hours) => `${plainNumber(hours)} hours a week`),
    idleHoursPerWeek: say(asked.idleHoursPerWeek, (hours) => `${plainNumber(hours)} hours of waiting`),
    utilisation: asked.utilisation === null ? null : say(asked.utilisation, (share) => `${plainNumber(share)} % busy`)! / 100,
    lifeYears: say(asked.lifeYears, (years) => `a life of ${plainNumber(years)} years`),
  }
  return words.length === 0 ? null : { words, result: whatIf(spec, change) }
}
