import { within, type Rule } from './rule'

export const length: Rule = {
  id: 'length',
  title: 'length',
  means: "length of the maker's own board; other boards are often longer",
  judge: (part, { limits }) => (part.kind === 'gpu' ? within(part.body?.lengthMm ?? null, limits.lengthMm, { what: 'room', unit: 'mm', unsaid: 'measure the room in the case', unpublished: 'how long it is is not known: boards differ' }) : null),
}
