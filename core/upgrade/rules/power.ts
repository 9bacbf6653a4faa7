import { type GpuPart } from '../parts/part'
import { check, ok, refuses, type Rule, type RuleContext } from './rule'

/** A maker's recommendation for the first card, and the power of each further one on top. */
function judge({ body, gpu, count }: GpuPart, { limits: { psuWatts }, psuSpare }: RuleContext) {
  const more = (gpu.tdpWatts ?? 0) * (count - 1)
  if (body?.psuWatts != null && (count === 1 || gpu.tdpWatts !== null)) {
    const needs = body.psuWatts + more
    const why = `${count === 1 ? 'its maker recommends' : `its maker recommends ${body.psuWatts} W for one, with ${gpu.tdpWatts} W for each other that is`} ${needs} W`
    if (psuWatts === null) return check(`${why}: read the label of the power supply`)
    return needs <= psuWatts ? ok(`${why}, there are ${psuWatts}`) : refuses(`${why}, the power supply has ${psuWatts}`)
  }
  if (gpu.tdpWatts === null) return check('its power is not published')
  const power = gpu.tdpWatts * count
  if (psuSpare === null) return check(`it draws ${power} W, and what a maker recommends for that is not known`)
  const { least, most, cards } = psuSpare
  const why = `it draws ${power} W, for which makers recommend ${power + least} to ${power + most} W (${least} to ${most} W beyond the card, over ${cards} cards)`
  if (psuWatts === null) return check(`${why}: read the label of the power supply`)
  if (psuWatts < power + least) return refuses(`${why}, the power supply has ${psuWatts}`)
  return psuWatts >= power + most ? ok(`${why}, there are ${psuWatts}`) : check(`${why}: look up what its maker recommends`)
}

/** Watts of the power supply: the maker's recommendation where it is known, else a range from those of other cards. */
export const power: Rule = { id: 'power', title: 'power', means: 'the power supply that the maker recommends, or a range from what makers recommend beyond the power of other cards', judge: (part, context) => (part.kind === 'gpu' ? judge(part, context) : null) }
