import { firstDay } from '../../catalog/age'
import { type ComponentRow } from '../../catalog/schema'
import { type SsdPart } from './part'
import { enteredPrice, medianPrice, numberOf, type PartSource } from './source'

/** What the slowest listed drive of a generation reads, bytes a second; null: none is listed. */
function slowestOf(rows: readonly ComponentRow[], pcieGen: number | null): number | null {
  const rates = rows.flatMap((row) => (row.kind === 'ssd-speed' && pcieGen !== null && numberOf(row, 'pcieGen') === pcieGen ? (numberOf(row, 'seqReadMBs') ?? []) : []))
  return rates.length === 0 ? null : Math.min(...rates) * 1e6
}

/** A drive of each size at its newest price. */
export const ssdParts: PartSource = ({ catalog, entered }) => {
  const rows = catalog.components.filter((row) => row.kind === 'nvme-ssd' && medianPrice(row).known && numberOf(row, 'capacityTB') !== null)
  const sizes = [...new Set(rows.map((row) => numberOf(row, 'capacityTB')!))].filter((size) => size >= 1).sort((a, b) => a - b)
  const listed = sizes.map((size): SsdPart => {
    const [best] = rows.filter((row) => numberOf(row, 'capacityTB') === size).sort((a, b) => firstDay(b.asOf!) - firstDay(a.asOf!) || (a.id < b.id ? -1 : 1))
    const pcieGen = numberOf(best!, 'pcieGen')
    return { kind: 'ssd', id: `ssd:${size}`, name: `${size} TB NVMe drive`, price: medianPrice(best!), capacityTB: size, pcieGen, readBytesPerSecond: slowestOf(catalog.components, pcieGen) }
  })
  const said = entered.flatMap((each): SsdPart[] => (each.kind === 'ssd' ? [{ kind: 'ssd', id: `ssd:entered-${each.amount}`, name: `${each.amount} TB drive`, price: enteredPrice(each.usd), capacityTB: each.amount, pcieGen: null, readBytesPerSecond: null }] : []))
  return [...said, ...listed]
}
