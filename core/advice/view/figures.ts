import { type Figure } from '../../contract/views'
import { formatUsd } from '../../units'
import { type Verdict } from '../advise'
import { type Terms } from '../assumptions'
import { cloudMonth } from '../cloud-cost'
import { bandEnds } from '../curve'
import { electricityPrice } from '../own-cost'
import { type Scenario } from '../scenario'
import { turningHours } from '../sensitivity'
import { weeksPerMonth } from '../time'
import { bandText, dollars, monthWords, plainNumber } from '../words'

const hours = (value: number | null): string => (value === null ? 'never' : plainNumber(value, 2))

/** The four numbers that carry the answer. */
export function adviceFigures(scenario: Scenario, verdict: Verdict): Figure[] {
  return [breakEvenFigure(verdict), valueFigure(verdict), turnFigure(verdict, scenario.terms), hourFigure(scenario, verdict)]
}

function breakEvenFigure({ breakEven, values: v }: Verdict): Figure {
  const { months } = breakEven
  return {
    id: 'break-even',
    label: 'Owning is ahead from',
    value: months === null ? 'never' : months === 0 ? 'at once' : `month ${monthWords(months)}`,
    unit: '',
    band: `[${bandText(breakEven)}]`,
    provenance: 'predicted',
    date: null,
    meaning: `at ${plainNumber(v.hoursPerWeek)} hours a week, within ${v.horizonMonths} months; 80 % band`,
    doubt: null,
  }
}

function valueFigure({ flow, npvBand, values: v }: Verdict): Figure {
  const own = flow.npvUsd >= 0
  const ends = own ? [npvBand.low, npvBand.high] : [-npvBand.high, -npvBand.low]
  return {
    id: 'value',
    label: own ? 'Owning saves' : 'Renting saves',
    value: dollars(Math.abs(flow.npvUsd)),
    unit: '',
    band: `[${ends.map((usd) => dollars(usd)).join(', ')}]`,
    provenance: 'predicted',
    date: null,
    meaning: `today's money, over ${v.horizonMonths} months${v.discountPerYear > 0 ? `, discounted at ${plainNumber(100 * v.discountPerYear)} % a year` : ', not discounted'}`,
    doubt: npvBand.low < 0 && npvBand.high > 0 ? 'the band holds both verdicts: it is a close call' : null,
  }
}

function turnFigure({ values: v, uncertain, turningHoursPerWeek: turn }: Verdict, terms: Terms): Figure {
  const { dear, cheap } = bandEnds(v, uncertain)
  return {
    id: 'turn',
    label: 'The verdict turns at',
    value: hours(turn),
    unit: turn === null ? '' : 'h a week',
    band: `[${hours(turningHours(dear, terms))}, ${hours(turningHours(cheap, terms))}]`,
    provenance: 'predicted',
    date: null,
    meaning: turn === null ? 'at no hours of a week owning costs less' : 'below it renting costs less, above it owning',
    doubt: null,
  }
}

/** What an hour of this machine's work costs on either side, once both stand there. */
function hourFigure({ terms, assumptions }: Scenario, { values: v }: Verdict): Figure {
  const here = (v.powerWatts / 1000) * v.pue * electricityPrice(v)
  const worked = v.hoursPerWeek > 0 ? v.hoursPerWeek : 168
  const month = cloudMonth({ ...v, hoursPerWeek: worked }, terms, 1)
  const priced = assumptions.cloudUsdPerHour
  return {
    id: 'hour',
    label: 'An hour of its work, rented',
    value: formatUsd(month.totalUsd / (worked * weeksPerMonth)),
    unit: '',
    band: '',
    provenance: 'predicted',
    date: null,
    meaning: `${month.terms}${month.terms === 'on-demand' && priced?.asOf ? `, prices of ${priced.asOf}` : ''}; here it takes ${formatUsd(here)} of electricity`,
    doubt: null,
  }
}
