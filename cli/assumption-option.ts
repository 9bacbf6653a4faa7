import { assumptionKeys, assumptions, terms, type AssumptionKey, type Terms } from '../core/advice/assumptions'
import { usageError } from '../core/errors/user-error'
import { nearest } from '../core/text/nearest'

/** @throws UserError usage for terms that there are not */
export function termsIn(name: string | null): Terms | null {
  const found = terms.find((each) => each === name)
  if (name !== null && found === undefined) throw usageError(`There are no terms '${name}'.`, `There are: ${terms.join(', ')}.`)
  return found ?? null
}

/** A number as typed, within its assumption's range. @throws UserError usage */
export function assumptionNumber(option: string, key: AssumptionKey, typed: string): number {
  const value = Number(typed)
  const { min, max, unit } = assumptions[key]
  if (typed.trim() === '' || !(value >= min && value <= max)) throw usageError(`${option} '${typed}' is not a number from ${min} to ${max} (${unit}).`)
  return value
}

/** `--set name=value` pairs. @throws UserError usage with the nearest names */
export function assumptionsIn(pairs: readonly string[]): Partial<Record<AssumptionKey, number>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...rest] = pair.split('=')
      const key = assumptionKeys.find((each) => each.toLowerCase() === name.trim().toLowerCase())
      if (key === undefined) throw usageError(`There is no assumption '${name}'.`, `Nearest: ${nearest(name, assumptionKeys).join(', ') || assumptionKeys.slice(0, 3).join(', ')}.`)
      return [key, assumptionNumber(`--set ${key}`, key, rest.join('='))] as const
    }),
  )
}
