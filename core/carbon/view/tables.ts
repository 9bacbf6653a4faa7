import { type CarbonView } from '../../contract/carbon-calls'
import { plainNumber } from '../../advice/words'
import { formatUsd, withUnit } from '../../units'
import { type GramsOrDollars } from '../grams-or-dollars'
import { idleHours, type CarbonMonth } from '../month'
import { wattsAtWork, wattsIdle } from '../power'
import { middle, scaled } from '../range'
import { kgShort, kgText, orUnknown, orWhy, rangeParts } from '../text'
import { pricedUnits } from '../../comparison/words'
import { tonneWords } from './answer'
import { type CarbonFacts, type Place } from './facts'

/** The month by its parts; each says what it stands on. */
export function partRows({ spec, month, lifeFrom }: CarbonFacts): CarbonView['parts'] {
  const [work, idle] = [wattsAtWork(spec), wattsIdle(spec)]
  const row = (id: string, title: string, kg: CarbonMonth['workKg'], kind: CarbonView['parts'][number]['kind'], from: string) => ({
    id,
    title,
    perMonth: kg.known ? kgShort(kg.value) : 'unknown',
    band: kg.known && kg.value.point !== null && kg.value.high > kg.value.low ? kgText(kg.value).replace(/^.*?(?=\[)/, '') : '',
    perYear: kg.known ? kgText(scaled(kg.value, 12)) : 'unknown',
    kind,
    from: kg.known ? from : (kg.detail ?? kg.because),
  })
  const made = spec.embodied.map((part) => `${part.name}: ${orWhy(part.kg, (kg) => `${withUnit(rangeParts(kg, 'kg'))}, ${kg.from}`)}`).join('; ')
  return [
    row('work', 'Electricity at work', month.workKg, work.known ? 'predicted' : null, work.known ? work.value.from : ''),
    row('idle', 'Electricity while waiting', month.idleKg, 'predicted', idleHours(spec) === 0 ? 'it is switched off while it waits: no hours were entered' : idle.known ? idle.value.from : ''),
    row('made', 'Making the machine', month.embodiedKg, 'predicted', `${made}; over ${plainNumber(spec.lifeYears)} years (${lifeFrom})`),
    row('total', 'Together', month.totalKg, month.totalKg.known ? 'predicted' : null, month.lacks.length > 0 ? `without what making these emitted, which nobody published: ${month.lacks.join(', ')}` : 'the sum of its parts; ends are added as if all erred the same way'),
  ]
}

/** The same grams by an hour, by units of work, and for what was measured. */
export function countRows({ month, unit, run, plan, spec }: CarbonFacts): CarbonView['counts'] {
  const row = (title: string, kg: CarbonMonth['totalKg'], kind: CarbonView['counts'][number]['kind']) => ({ title, value: orUnknown(kg, kgShort), band: kg.known && kg.value.point !== null && kg.value.high > kg.value.low ? kgText(kg.value).replace(/^.*?(?=\[)/, '') : '', kind: kg.known ? kind : null })
  const times = (kg: CarbonMonth['totalKg'], by: number): CarbonMonth['totalKg'] => (kg.known ? { known: true, value: scaled(kg.value, by) } : kg)
  return [
    row('An hour of work', month.perHourKg, 'predicted'),
    row(`A ${pricedUnits(unit)}`, times(month.perUnitKg, unit.priced), 'predicted'),
    ...(run === null ? [] : [row('This measuring run', run.kg, run.kg.known ? run.kg.value.kind : null)]),
    row(`Its life of ${plainNumber(spec.lifeYears)} years`, times(month.totalKg, 12 * spec.lifeYears), 'predicted'),
    ...(plan === null ? [] : [row(`The plan, ${plan.carbon.horizonMonths} months`, times(plan.carbon.mixKg, plan.carbon.horizonMonths), 'predicted')]),
  ]
}

/** Every place with its grams and its dollars, fewest grams first; what is unknown comes last, and says why. */
export function placeRows(places: readonly Place[], { cheapest, cleanest }: GramsOrDollars): CarbonView['places']['rows'] {
  const order = (place: Place) => (place.kg.known ? middle(place.kg.value) : Infinity)
  return [...places]
    .sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)))
    .map((place) => ({
      id: place.id,
      place: place.name,
      what: place.what,
      grid: place.grid ? `${Math.round(1000 * place.grid.kgCo2ePerKwh)} g/kWh` : 'unknown',
      kg: orUnknown(place.kg, kgText),
      made: orUnknown(place.madeKg, kgText),
      usd: place.usdPerMonth === null ? 'unknown' : formatUsd(place.usdPerMonth),
      marks: [...(place.id === 'here' ? ['here'] : []), ...(place.id === cleanest?.id ? ['fewest grams'] : []), ...(place.id === cheapest?.id ? ['fewest dollars'] : [])],
      why: place.kg.known ? place.why : `Unknown: ${place.kg.detail ?? place.kg.because}. ${place.why}`,
      order: { kg: place.kg.known ? middle(place.kg.value) : null, usd: place.usdPerMonth },
    }))
}

/** The advice's plan in grams: where each phase went by money, and where it would emit less. */
export function planOf({ plan }: CarbonFacts): CarbonView['plan'] {
  if (plan === null) return null
  const { rows, mixKg, allHereKg, allCloudKg, horizonMonths } = plan.carbon
  const total = (title: string, kg: CarbonMonth['totalKg']) => ({ title, perMonth: orWhy(kg, kgText), horizon: kg.known ? kgText(scaled(kg.value, horizonMonths)) : 'unknown' })
  const differ = rows.filter(({ choice }) => choice.agree === false)
  const dark = rows.filter(({ kg }) => !kg.known)
  const month = mixKg.known ? `electricity as planned by money emits ${kgText(mixKg.value)} a month` : `what it emits as planned by money is unknown: ${dark.map(({ phase, kg }) => `${phase} (${kg.known ? '' : (kg.detail ?? kg.because)})`).join(', ') || (mixKg.detail ?? mixKg.because)}`
  return {
    answer: `${plan.name}: ${month}. ${differ.length === 0 ? 'No phase is known to emit less where it costs more.' : `Fewer grams cost more for ${differ.map(({ phase }) => phase).join(', ')}.`}`,
    totals: [total('As planned', mixKg), total('All here', allHereKg), total('All in the cloud', allCloudKg)],
    rows: rows.map(({ phase, place, kg, hereKg, cloudKg, choice }) => ({
      phase,
      where: place === 'here' ? 'here' : place === 'cloud' ? 'cloud' : 'nowhere',
      kg: orUnknown(kg, kgText),
      here: orUnknown(hereKg, kgShort),
      cloud: orUnknown(cloudKg, kgShort),
      note: choice.agree === null ? 'cannot be compared: an emission or a price is unknown' : choice.agree ? `${choice.cheapest!.id === 'here' ? 'here' : 'the cloud'} costs least and emits least` : `${choice.cleanest!.id === 'here' ? 'here' : 'the cloud'} emits less: ${tonneWords(choice)}`,
    })),
  }
}

/** What the dollars of a place are, in a line for the notes. */
export const usdNote = ({ hereUsdIs }: CarbonFacts): string => `Dollars: here ${hereUsdIs}; elsewhere the rent of the hours that the same work takes, on demand, before tax.`
