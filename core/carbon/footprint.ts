import { type Maybe } from '../result/known'
import { tonneWords } from './view/answer'
import { gramsOrDollars } from './grams-or-dollars'
import { middle, overlap, type Range } from './range'
import { kgText } from './text'

/** A month of the same work in one place. */
export interface Footprint {
  /** Operation, kg. */
  readonly kg: Range
  /** Making what works there, its share of a month: beside it, and in no sum. For most parts nobody published it. */
  readonly embodiedKg: Maybe<Range>
  /** Parts that are not in `embodiedKg`. */
  readonly lacks: readonly string[]
}

export interface CarbonComparison {
  readonly own: Maybe<Footprint>
  readonly cloud: Maybe<Footprint>
  readonly answer: string
}

/** Where it costs less, and by how much a month. */
export interface Cheaper {
  readonly place: 'own' | 'cloud'
  readonly usdPerMonth: number
}

const placeWords = { own: 'here', cloud: 'in the cloud' } as const
const otherOf = { own: 'cloud', cloud: 'own' } as const

function embodiedWords(where: string, { embodiedKg, lacks }: Footprint): string {
  if (!embodiedKg.known) return `what making it emitted is not published for what works ${where}`
  return `making what works ${where} adds ${kgText(embodiedKg.value)} a month${lacks.length > 0 ? ` (without ${lacks.join(', ')}, published nowhere)` : ''}`
}

/** What a tonne less costs where fewer grams are not fewer dollars. */
function tonneOf(own: Range, cloud: Range, { place, usdPerMonth }: Cheaper): string {
  const choice = (id: 'own' | 'cloud', kg: Range) => ({ id, name: id, usdPerMonth: id === place ? 0 : usdPerMonth, kg: { known: true as const, value: kg } })
  return tonneWords(gramsOrDollars([choice('own', own), choice('cloud', cloud)]))
}

/** Which place emits less a month, and whether that is the place that costs less. @param cheaper by the verdict in money */
export function compareFootprints(own: Maybe<Footprint>, cloud: Maybe<Footprint>, cheaper: Cheaper | null): CarbonComparison {
  if (!own.known || !cloud.known) {
    const lacking = [own.known ? null : `here (${own.detail ?? own.because})`, cloud.known ? null : `there (${cloud.detail ?? cloud.because})`].filter((each) => each !== null).join(' and ')
    return { own, cloud, answer: `Carbon: not known ${lacking}.` }
  }
  const [here, there] = [own.value, cloud.value]
  const fewer = middle(here.kg) <= middle(there.kg) ? 'own' : 'cloud'
  const disagree = cheaper !== null && cheaper.place !== fewer
  const verdict = overlap(here.kg, there.kg)
    ? 'their bands overlap, so neither is surely less'
    : disagree
      ? `fewer grams ${placeWords[fewer]}, fewer dollars ${placeWords[otherOf[fewer]]}: ${tonneOf(here.kg, there.kg, cheaper)}`
      : `fewer grams ${placeWords[fewer]}`
  const neither = !here.embodiedKg.known && !there.embodiedKg.known
  const made = neither ? 'What making the parts emitted is published for neither.' : `Beside that, ${embodiedWords('here', here)}, and ${embodiedWords('there', there)}.`
  return { own, cloud, answer: `Carbon: ${kgText(here.kg)} CO2e a month here, ${kgText(there.kg)} in the cloud: ${verdict}. ${made}` }
}
