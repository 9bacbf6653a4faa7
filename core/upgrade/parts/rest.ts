import { known, unknown } from '../../result/known'
import { type CloudPart, type NothingPart } from './part'
import { cardName } from './gpus'
import { type PartSource } from './source'

/** Renting instead; the machine stays off. */
export const cloudParts: PartSource = ({ catalog, rented }) =>
  rented.map((row): CloudPart => {
    const gpu = catalog.gpus.find(({ id }) => id === row.gpuId) ?? null
    const price = row.onDemandUsdPerHour === null ? unknown('not-reported', `${row.id} has no on-demand price`) : known({ usd: row.onDemandUsdPerHour, asOf: row.asOf, by: row.entered ? ('entered' as const) : ('published' as const), source: row.source })
    return { kind: 'cloud', id: `cloud:${row.id}`, name: `${row.provider} ${row.instanceType}${gpu === null ? '' : ` (${row.gpuCount === 1 ? '' : `${row.gpuCount} x `}${cardName(gpu)})`}`, price, row, gpu }
  })

/** Always there: most machines are good enough. */
export const nothing: NothingPart = { kind: 'nothing', id: 'nothing', name: 'Do nothing', price: known({ usd: 0, asOf: null, by: 'entered', source: 'nothing is bought' }) }
export const nothingParts: PartSource = () => [nothing]
