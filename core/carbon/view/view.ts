import { type CarbonView } from '../../contract/carbon-calls'
import { wattsAtWork } from '../power'
import { carbonSentence, choiceSentence } from './answer'
import { partsChart, placesChart } from './chart'
import { type CarbonFacts, type Place } from './facts'
import { carbonFigures } from './figures'
import { inputRows } from './inputs'
import { doubtsOf, notesOf } from './notes'
import { countRows, partRows, placeRows, planOf } from './tables'
import { whatIfOf } from './what-if'

/** Carbon as a reader sees it: texts, worked out once for window, terminal and report. */
export function carbonView(facts: CarbonFacts): CarbonView {
  const { places, choice } = facts
  const placed = (id: string | undefined): Place | null => places.find((each) => each.id === id) ?? null
  return {
    answer: carbonSentence(facts),
    machine: facts.machine,
    workload: facts.workload,
    doubts: doubtsOf(facts),
    figures: carbonFigures(facts),
    chart: partsChart(facts),
    parts: partRows(facts),
    counts: countRows(facts),
    places: { answer: placesSentence(facts), chart: placesChart(places, placed(choice.cleanest?.id), placed(choice.cheapest?.id)), rows: placeRows(places, choice) },
    plan: planOf(facts),
    whatIf: whatIfOf(facts),
    inputs: inputRows(facts),
    taken: takenOf(facts),
    notes: notesOf(facts),
  }
}

/** A default as a box shows it: no longer than a person would type. */
const typed = (value: number): number => Number(value.toPrecision(4))

function takenOf({ standard, standardGrid }: CarbonFacts): CarbonView['taken'] {
  const { intensity, pue, hoursPerWeek, idleHoursPerWeek, lifeYears, utilisation } = standard
  const watts = wattsAtWork(standard)
  const point = (of: { point: number | null }): number | null => (of.point === null ? null : typed(of.point))
  return {
    region: standardGrid,
    gramsPerKwh: intensity.known && intensity.value.point !== null ? typed(1000 * intensity.value.point) : null,
    pue: typed(pue.point ?? pue.low),
    hoursPerWeek: typed(hoursPerWeek),
    idleHoursPerWeek: typed(idleHoursPerWeek),
    watts: watts.known ? point(watts.value) : null,
    lifeYears: typed(lifeYears),
    utilisation: utilisation === null ? null : typed(100 * utilisation),
  }
}

function placesSentence({ places, choice }: CarbonFacts): string {
  const known = places.filter(({ kg }) => kg.known).length
  if (places.length < 2) return 'No instance of the catalog can be set beside this machine: nothing that it measured tells how fast the work is elsewhere.'
  const sentence = choiceSentence(choice).trim()
  const dark = places.length - known
  return `${sentence || 'Grams and dollars are known together in fewer than two places.'}${dark > 0 ? ` Of ${places.length} places ${dark} have no known emission.` : ''}`
}
