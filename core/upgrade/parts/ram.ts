import { firstDay } from '../../catalog/age'
import { type ComponentRow } from '../../catalog/schema'
import { type RamPart } from './part'
import { enteredPrice, medianPrice, numberOf, textOf, type PartSource } from './source'

/** Sizes that people buy, GiB. */
const sizes = [32, 64, 96, 128]
/** Slots of a usual board: four in a desktop, two in a laptop. */
const mostModules = { UDIMM: 4, SODIMM: 2 } as const

interface Way {
  readonly row: ComponentRow
  readonly times: number
  readonly modules: number
}

/** Ways to reach a size with rows of one kind: kits and modules, several of the same where there is room. */
function waysTo(rows: readonly ComponentRow[], size: number, most: number): Way[] {
  return rows.flatMap((row) => {
    const [each, modules] = [numberOf(row, 'capacityGB'), numberOf(row, 'modules') ?? 1]
    const times = each === null ? 0 : size / each
    const all = times * modules
    // Pairs fill both channels: one module alone halves the bandwidth.
    return Number.isInteger(times) && times > 0 && all >= 2 && all <= most ? [{ row, times, modules: all }] : []
  })
}

/** Memory of the kind that the board takes, or of each kind where that is not known, at its newest price. */
export const ramParts: PartSource = ({ catalog, host, entered }) => {
  const form = host.laptop.known && host.laptop.value ? 'SODIMM' : 'UDIMM'
  const types = host.memoryType === null ? ['DDR4', 'DDR5'] : [host.memoryType]
  const said = entered.flatMap((each): RamPart[] => (each.kind === 'ram' ? [{ kind: 'ram', id: `ram:entered-${each.amount}`, name: `${each.amount} GiB of memory`, price: enteredPrice(each.usd), capacityGiB: each.amount, memoryType: null, formFactor: null, modules: null }] : []))
  const rows = catalog.components.filter((row) => (row.kind === 'ram-kit' || row.kind === 'ram-module') && medianPrice(row).known)
  const listed = types.flatMap((type) => {
    const fitting = rows.filter((row) => textOf(row, 'memoryType') === type && (textOf(row, 'formFactor') ?? 'UDIMM') === form)
    return sizes.flatMap((size): RamPart[] => {
      const cost = ({ row, times }: Way) => (numberOf(row, 'priceUsdMedian') ?? Infinity) * times
      const [best] = waysTo(fitting, size, mostModules[form]).sort((a, b) => firstDay(b.row.asOf!) - firstDay(a.row.asOf!) || cost(a) - cost(b) || (a.row.id < b.row.id ? -1 : 1))
      if (!best || size * 2 ** 30 <= (host.ramBytes ?? 0)) return []
      return [{ kind: 'ram', id: `ram:${type}-${form}-${size}`.toLowerCase(), name: `${size} GiB of ${type}`, price: medianPrice(best.row, best.times), capacityGiB: size, memoryType: type, formFactor: form, modules: best.modules }]
    })
  })
  return [...said, ...listed]
}
