import { type ComponentRow } from '../schema'
import { defineList, usd } from './list'

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

export const componentList = defineList<ComponentRow>({
  name: 'components',
  means: 'memory, drives and power supplies with retail prices',
  columns: [
    { title: 'Component', width: 36, cell: (row) => row.id },
    { title: 'Kind', cell: (row) => row.kind },
    { title: 'Median $', number: true, cell: (row) => usd(number(row['priceUsdMedian'])) },
    { title: 'Priced', cell: (row) => row.asOf ?? '-' },
  ],
  rows: (rows) => rows.components(),
  text: (row) => [row.id, row.kind, String(row['name'] ?? ''), String(row['memoryType'] ?? '')].join(' '),
  asOf: (row) => row.asOf,
})
