import { check, ok, refuses, type Rule } from './rule'

/** A laptop has no slot for a card; its memory may be soldered, its power supply is a charger. */
export const laptop: Rule = {
  id: 'laptop',
  title: 'laptop',
  means: 'a laptop takes no card and no other power supply',
  judge: ({ kind }, { host: { laptop: is } }) => {
    if (kind === 'machine' || kind === 'cloud' || kind === 'nothing') return null
    if (!is.known) return check(`${is.detail ?? 'it is not known whether this is a laptop'}: a laptop would not take it`)
    if (!is.value) return ok('a desktop')
    if (kind === 'gpu') return refuses('a laptop has no slot for a card')
    if (kind === 'psu') return refuses('a laptop has a charger, not a power supply')
    return check(kind === 'ram' ? 'a laptop: its memory may be soldered, or have one slot' : 'a laptop: see whether it has a free M.2 slot')
  },
}
