import { assumptionKeys, assumptions, type AssumptionKey, type Values } from '../assumptions'

/** Everything at its default and every extra at nothing: what is left is purchase, electricity and rent. */
export function bareValues(over: Partial<Values> = {}): Values {
  const defaults = Object.fromEntries(assumptionKeys.map((key) => [key, assumptions[key].default ?? 0])) as Record<AssumptionKey, number>
  return { ...defaults, discountPerYear: 0, residualShare: 0, horizonMonths: 60, checkpointWriteMinutes: 0, ...over }
}
