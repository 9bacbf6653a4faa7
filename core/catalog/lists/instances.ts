import { type CloudRow } from '../schema'
import { defineList, usd, type CatalogRows } from './list'

const gpuOf = (row: CloudRow, rows: CatalogRows): string => {
  if (row.gpuId === null) return 'no GPU'
  const name = (rows.gpus().find((gpu) => gpu.id === row.gpuId)?.name ?? row.gpuId).replace(/^(GeForce|Tesla|Instinct) /, '')
  return row.gpuCount === null ? name : `${row.gpuCount} ${name}`
}

export const instanceList = defineList<CloudRow>({
  name: 'instances',
  means: 'cloud instances with their prices',
  columns: [
    { title: 'Instance', width: 29, cell: (row) => row.id },
    { title: 'GPU', width: 16, cell: gpuOf },
    { title: '$/h', number: true, cell: (row) => usd(row.onDemandUsdPerHour) },
    { title: 'Spot', number: true, cell: (row) => usd(row.spotUsdPerHour) },
    { title: 'Priced', width: 10, cell: (row) => row.asOf },
  ],
  rows: (rows) => rows.cloudInstances(),
  text: (row, rows) => [row.id, gpuOf(row, rows), row.gpuId ?? ''].join(' '),
  asOf: (row) => row.asOf,
  entered: (row) => row.entered === true,
})
