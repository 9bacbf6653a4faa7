import { type Part } from './finding'
import { rules } from './rules/list'

const ruleOf = (id: Part) => rules.find((rule) => rule.id === id)!

/** "the disk": a part in a sentence. */
export const partName = (id: Part): string => ruleOf(id).name
/** As a finding about it is headed. */
export const partTitle = (id: Part): string => ruleOf(id).title
