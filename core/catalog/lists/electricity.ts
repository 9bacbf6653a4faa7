import { type ElectricityRow } from '../schema'
import { defineList, usd } from './list'

export const electricityList = defineList<ElectricityRow>({
  name: 'electricity',
  means: 'electricity by country and US state, yearly averages',
  columns: [
    { title: 'Place', width: 30, cell: (row) => row.name },
    { title: 'Household $/kWh', number: true, cell: (row) => usd(row.householdUsdPerKwh) },
    { title: 'Business $/kWh', number: true, cell: (row) => usd(row.businessUsdPerKwh) },
    { title: 'Year', number: true, cell: (row) => String(row.year ?? row.businessYear ?? '-') },
  ],
  rows: (rows) => rows.electricity(),
  text: (row) => [row.id, row.name, row.iso2 ?? '', row.iso3].join(' '),
  // An average of a year: it has no day on which it goes stale.
  asOf: () => null,
})
