import { type PsuPart } from './part'
import { enteredPrice, medianPrice, numberOf, textOf, type PartSource } from './source'

/** Sizes that make a difference to what may be put in. */
const sizes = [750, 850, 1000, 1200, 1600]
/** The usual class; the largest are sold in a better one alone. */
const classes = ['80 PLUS Gold', '80 PLUS Titanium']

/** Power supplies of the usual sizes, whatever is there: a rule says which are no larger. */
export const psuParts: PartSource = ({ catalog, entered }) => {
  const rows = catalog.components.filter((row) => row.kind === 'psu')
  const listed = sizes.flatMap((watts): PsuPart[] => {
    const row = classes.flatMap((name) => rows.filter((each) => numberOf(each, 'watts') === watts && textOf(each, 'efficiency') === name))[0]
    return row ? [{ kind: 'psu', id: `psu:${watts}`, name: `${watts} W power supply`, price: medianPrice(row), watts }] : []
  })
  const said = entered.flatMap((each): PsuPart[] => (each.kind === 'psu' ? [{ kind: 'psu', id: `psu:entered-${each.amount}`, name: `${each.amount} W power supply`, price: enteredPrice(each.usd), watts: each.amount }] : []))
  return [...said, ...listed]
}
