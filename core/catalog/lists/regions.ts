import { type CloudRegionRow, type GridZoneRow } from '../schema'
import { defineList, figure } from './list'

type Row = (GridZoneRow | (CloudRegionRow & { name?: undefined })) & { source: string }

export const regionList = defineList<Row>({
  name: 'regions',
  means: 'carbon intensity of grids and cloud regions, yearly averages',
  columns: [
    { title: 'Region', width: 28, cell: (row) => row.id },
    { title: 'Place', width: 24, cell: (row) => row.name ?? (row as CloudRegionRow).country },
    { title: 'g CO2e/kWh', number: true, cell: (row) => figure(row.gCO2ePerKwh) },
    { title: 'Year', number: true, cell: (row) => String(row.year ?? '-') },
  ],
  rows: (rows) => [...rows.gridCarbon().zones, ...rows.gridCarbon().cloudRegions],
  text: (row) => [row.id, row.name ?? (row as CloudRegionRow).country].join(' '),
  asOf: () => null,
})
