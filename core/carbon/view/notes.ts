import { type CarbonView } from '../../contract/carbon-calls'
import { type CarbonFacts } from './facts'
import { usdNote } from './tables'

const method = [
  'kg CO2e = W at work x hours / 1000 x PUE x kg a kWh, waiting likewise, and of making it the share of a month in its life. docs/carbon.md has every formula and a case worked by hand.',
  'A sensor is within 5 %. Without one the power lies between a device that is busy 30 % of the time and its limit: a TDP gives a band and no point. With a utilisation entered it is 0.12 + 0.88 x that share of the TDP, within 20 %.',
  'Averages, not margins: each intensity is the yearly average of its grid. What one kWh more or less changes is decided by the plant that answers it, and the catalog has no such marginal figures; a difference between two grids is a difference of their averages. Certificates that a provider buys are in none.',
]

/** How the grams came about, in the order of the formula. */
export function notesOf(facts: CarbonFacts): string[] {
  const { grid, run, places } = facts
  return [
    `For: ${facts.workload}.`,
    ...method,
    ...(grid ? [`Grid: ${grid.name}, ${Math.round(1000 * grid.kgCo2ePerKwh)} g CO2e a kWh, average${grid.year === null ? '' : ` of ${grid.year}`} (${grid.source}). ${grid.doubts.join('; ')}.`] : []),
    ...(run?.energy ? [`Measured: ${Math.round(run.energy.joules)} J in ${Math.round(run.energy.seconds)} s of ${run.energy.launches} launches, processor and GPU. Drives, fans and what the power supply loses (4 to 18 % by its 80 PLUS class) have no sensor: a meter at the wall shows more, and may be entered.`] : []),
    ...(places.length > 1 ? [`Elsewhere: TDP of the instance's GPUs and 100 W of host for each, by the hours that the same work takes there, its provider's PUE and its region's grid; making it by its share of the host where that is published, over four years around the clock.`, usdNote(facts)] : []),
  ]
}

function powerDoubts({ enteredWatts, measuredWatts, utilisation }: CarbonFacts['spec'], run: CarbonFacts['run']): CarbonView['doubts'] {
  if (enteredWatts !== null || (measuredWatts !== null && utilisation === null)) return []
  const meter = 'enter what a meter at the wall shows.'
  if (utilisation !== null) return [{ text: 'The power is a model of TDP and utilisation.', advice: `Measure this machine, or ${meter}` }]
  if (run?.gpuAlone) return [{ text: "Sensors measured the GPU alone, and the processor's cannot be read: the power is a band from the TDP.", advice: `To have a point, ${meter}` }]
  return [{ text: 'No sensor measured the power: it is a band from the TDP.', advice: `Measure this machine, or ${meter}` }]
}

/** What makes the answer doubtful, with the next step. */
export function doubtsOf(facts: CarbonFacts): CarbonView['doubts'] {
  const { remark, gridAssumed, grid, spec, run, month, overfull } = facts
  return [
    ...(remark === '' ? [] : [{ text: remark.trim(), advice: 'Measure with TensorFlow on the card, or enter what it draws.' }]),
    ...(gridAssumed && grid ? [{ text: `Nobody said where this machine stands: ${grid.name} is taken, as the advice does.`, advice: 'Choose its region.' }] : []),
    ...(overfull ? [{ text: "A week's work needs more hours than a week has: 168 are counted.", advice: 'Describe less work, or a faster machine.' }] : []),
    ...(month.totalKg.known ? powerDoubts(spec, run) : []),
    ...(month.lacks.length > 0 ? [{ text: `What making ${month.lacks.join(', ')} emitted is published nowhere: it is in no sum.`, advice: 'Enter it where the maker tells.' }] : []),
  ]
}
