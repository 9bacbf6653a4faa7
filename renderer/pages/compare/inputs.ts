import { type Terms } from '../../../core/advice/assumptions'
import { noFilter, type ComparisonFilter } from '../../../core/comparison/filter'

/** What the side panel holds: which instances, on which terms, and what renting them costs beside. */
export interface CompareInputs {
  readonly filter: ComparisonFilter
  readonly terms: Terms
  readonly entered: Readonly<Record<string, number>>
}

export const defaultInputs: CompareInputs = { filter: noFilter, terms: 'on-demand', entered: {} }

/** How many of them are not as they were at first. */
export const changes = ({ filter, terms, entered }: CompareInputs): number =>
  Object.entries(filter).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(noFilter[key as keyof ComparisonFilter])).length + Number(terms !== defaultInputs.terms) + Object.keys(entered).length
