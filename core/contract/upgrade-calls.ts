import { z } from 'zod'
import { chartModel } from '../chart/model'
import { provenances } from '../result/provenance'
import { limitsSchema } from '../upgrade/limits'
import { adviceSession } from './advise-views'
import { figure } from './views'

const text = z.string().max(4000)
const number = z.number().nullable()

/** What the Upgrade section asks with: the scenario on the page, and what a person entered of case, purse and parts. */
export const upgradeRequest = z.object({
  session: adviceSession,
  limits: limitsSchema,
  /** "RTX 4090 = 1500", "ram 64 = 400": parts with the price that somebody saw. */
  entered: z.array(z.string().max(200)).max(20).default([]),
})
export type UpgradeRequest = z.infer<typeof upgradeRequest>

export const upgradeRow = z.object({
  id: text,
  name: text,
  kind: text,
  verdict: z.enum(['ok', 'check', 'refuses']),
  group: text,
  /** Why it is refused; else what is to be looked at; empty: nothing. */
  said: text,
  price: text,
  priceKind: z.enum(provenances).nullable(),
  /** The day of the price; empty: it has none. */
  priced: text,
  stale: z.boolean(),
  resale: text,
  net: text,
  gain: text,
  band: text,
  /** null: nothing is predicted of it. */
  gainKind: z.enum(provenances).nullable(),
  because: text,
  costPerGain: text,
  payBack: text,
  power: text,
  powerUsd: text,
  newly: text,
  /** It can be put in: all but doing nothing. */
  trial: z.boolean(),
  front: z.boolean(),
  rules: z.array(z.object({ title: text, answer: z.enum(['ok', 'check', 'refuses']), because: text })).max(30),
  /** What opens below the row: how its numbers came about. */
  why: z.array(text).max(12),
  /** What heads of columns sort by; null is unknown. */
  order: z.object({ net: number, gain: number, costPerGain: number, payBack: number }),
})
export type UpgradeRow = z.infer<typeof upgradeRow>

export const upgradeView = z.object({
  answer: text,
  doubts: z.array(z.object({ text, advice: text })).max(10),
  figures: z.array(figure).max(4),
  chart: chartModel.nullable(),
  rows: z.array(upgradeRow).max(200),
  /** By what the rows are in order. */
  order: text,
  fields: z.array(z.object({ key: text, label: text, unit: text, min: z.number(), max: z.number(), whole: z.boolean(), usual: number, means: text })).max(20),
  /** Parts that may be put in by name. */
  names: z.array(text).max(3000),
  howWeKnow: z.array(text).max(12),
})
export type UpgradeView = z.infer<typeof upgradeView>

export const swapView = z.object({
  part: text,
  answer: text,
  row: upgradeRow,
  rows: z.array(z.object({ what: text, before: text, after: text, kind: z.enum(provenances).nullable() })).max(20),
  newly: z.array(text).max(200),
  scenario: z.object({ name: text, /** As what it is saved. */ file: text, text: z.string().max(1024 * 1024) }),
})
export type SwapView = z.infer<typeof swapView>

/** The calls of the Upgrade section. */
export const upgradeCalls = {
  'upgrade-view': { input: upgradeRequest, output: upgradeView },
  /** @throws not-found with the nearest names for a part that there is not */
  'upgrade-swap': { input: upgradeRequest.extend({ part: z.string().max(200) }), output: swapView },
} as const
