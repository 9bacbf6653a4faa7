import { z } from 'zod'

const text = z.string().max(4000)
const typed = z.string().max(40)

/** A price file of every instance that there is has a quarter of this; larger ones go through the command line. */
export const largestPriceText = 600_000

/** The prices of one instance as the window shows them. */
export const priceRow = z.object({
  id: text,
  gpu: text,
  /** "$21.96", or "unknown"; in the order of `fields`. */
  shown: z.array(text).max(8),
  /** As they were entered, for the form; empty where they were not. */
  entered: z.array(typed).max(8),
  asOf: text,
  stale: z.boolean(),
  provenance: z.enum(['entered', 'published']),
  note: text,
  source: text,
})
export type PriceRow = z.infer<typeof priceRow>

export const pricesView = z.object({
  answer: text,
  /** What happened to a damaged file. */
  notice: text.nullable(),
  /** "on demand", "spot", … */
  fields: z.array(text).max(8),
  rows: z.array(priceRow).max(500),
  /** "376 of 376 instances" */
  count: text,
  own: z.array(z.object({ id: text, of: text, what: text, figures: text, asOf: text, source: text, doubt: text })).max(20_000),
  canUndo: z.boolean(),
  /** @property percent as entered; empty: none */
  providers: z.array(z.object({ provider: text, percent: typed, asOf: text, instances: z.number().int() })).max(200),
  today: text,
  howWeKnow: z.array(text).max(20),
})
export type PricesView = z.infer<typeof pricesView>

/** What was done, in a sentence, and which change it was: to undo that one and no other. */
const said = z.object({ said: text, revision: z.number().int() })
const dated = z.object({ asOf: typed })

/** The user's own prices, which every page goes by. Numbers cross as they were typed: the program says what is none. */
export const priceCalls = {
  prices: { input: z.object({ filter: z.string().max(200) }), output: pricesView },
  /** @property prices as typed, in the order of `fields`; all empty takes the own price away */
  'price-set': { input: dated.extend({ instance: text, prices: z.array(typed).max(8) }), output: said },
  'price-discount': { input: dated.extend({ provider: text, percent: typed }), output: said },
  'price-import': { input: z.object({ name: z.string().max(300), text: z.string().max(largestPriceText) }), output: said.extend({ problems: z.array(z.object({ line: z.number().int(), what: text })).max(20_000) }) },
  'price-remove': { input: z.object({ id: text }), output: said },
  /** @property revision null: the last change, whichever it is */
  'price-undo': { input: z.object({ revision: z.number().int().nullable() }), output: said },
} as const
