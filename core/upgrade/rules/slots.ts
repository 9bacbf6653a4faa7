import { within, type Rule } from './rule'

export const slots: Rule = {
  id: 'slots',
  title: 'slots',
  means: "slots side by side that the maker's own board takes",
  judge: (part, { limits }) => {
    if (part.kind !== 'gpu') return null
    const each = part.body?.slots ?? null
    const needs = each === null ? null : Math.ceil(each) * part.count
    return within(needs, limits.slots, { what: 'slot', unit: 'slots', unsaid: 'look how many there are side by side', unpublished: 'how many slots it takes is not known' })
  },
}
