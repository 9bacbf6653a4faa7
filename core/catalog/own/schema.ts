import { z } from 'zod'
import { catalogDate, cloudRow, componentRow, gpuRow, priceFields } from '../schema'

/** Entries of one file: more than any price list has, and few enough to be read at every start. */
export const mostEntries = 20_000

const usdPerHour = z.number().min(0.0005).max(1000)
export const ownPrices = z.strictObject(Object.fromEntries(priceFields.map((field) => [field, usdPerHour.optional()])) as Record<(typeof priceFields)[number], z.ZodOptional<typeof usdPerHour>>)

/**
 * What a person entered or imported. Each has an id of its own kind and thing, so that entering it again replaces it,
 * and the day that its figures are of.
 */
export const ownEntry = z.discriminatedUnion('kind', [
  /** Prices of an instance that the catalog has. @property instance id of the row */
  z.object({ kind: z.literal('price'), id: z.string().max(200), instance: z.string().min(1).max(200), prices: ownPrices, asOf: catalogDate, source: z.string().max(300) }),
  /** An instance of one's own, or a newer row of a price file. */
  z.object({ kind: z.literal('instance'), id: z.string().max(200), row: cloudRow }),
  /** Off a provider's list prices: on demand, reserved and committed; spot has its own market. */
  z.object({ kind: z.literal('discount'), id: z.string().max(200), provider: z.string().min(1).max(60), percent: z.number().gt(0).max(95), asOf: catalogDate }),
  z.object({ kind: z.literal('gpu'), id: z.string().max(200), row: gpuRow }),
  z.object({ kind: z.literal('component'), id: z.string().max(200), row: componentRow }),
])
export type OwnEntry = z.infer<typeof ownEntry>
export type OwnOf<K extends OwnEntry['kind']> = Extract<OwnEntry, { kind: K }>

/** The file `prices.json` of the user's data folder. */
export const ownCatalog = z.object({
  schema: z.object({ name: z.literal('groundspeed.prices'), major: z.literal(1), minor: z.number().int().min(0) }),
  entries: z.array(ownEntry).max(mostEntries),
  /** One more with each change: who undoes says which change is meant. */
  revision: z.number().int().min(0).default(0),
  /** What stood before the last change: one step back. null: nothing was changed, or it was taken back. */
  before: z.array(ownEntry).max(mostEntries).nullable(),
})
export type OwnCatalog = z.infer<typeof ownCatalog>

export const noOwn: OwnCatalog = { schema: { name: 'groundspeed.prices', major: 1, minor: 0 }, entries: [], revision: 0, before: null }
