import { check, ok, type Rule } from './rule'

/** A power supply that is no larger lets nothing in. It is no refusal: the old one may be loud, or near its end. */
export const size: Rule = {
  id: 'size',
  title: 'size',
  means: 'a power supply larger than the one that is there',
  judge: (part, { limits: { psuWatts } }) => {
    if (part.kind !== 'psu') return null
    if (psuWatts === null) return check('what is there was not said: read the label')
    return part.watts > psuWatts ? ok(`${part.watts} W in place of ${psuWatts}`) : check(`the one that is there has ${psuWatts} W already`)
  },
}
