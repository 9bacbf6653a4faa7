import { z } from 'zod'
import { chartModel } from '../chart/model'
import { figure } from './views'

/** The Team page's calls (DESIGN 5): the shared folder as the window shows it. */
const text = z.string().max(4000)

export const teamMachineRow = z.object({
  id: text,
  machine: text,
  gpu: text,
  description: text,
  date: text,
  /** First 12 digits of the latest result: `team:` and these open it. */
  result: text,
  score: text,
  value: text,
  benchmark: text,
  trust: z.enum(['verified', 'unknown-key', 'key-changed', 'unsigned', 'bad-signature', 'wrong-type', 'other-folder']),
  trustText: text,
  /** What the trust state means, in a sentence. */
  trustMeaning: text,
  validity: text,
  doubts: text,
  self: z.boolean(),
})
export type TeamMachineRow = z.infer<typeof teamMachineRow>

/** One machine's results, newest first, and where the level changed. */
export const teamHistory = z.array(z.object({ date: text, value: text, score: text, result: text, marks: text })).max(100)
export type TeamHistory = z.infer<typeof teamHistory>

export const teamGroupings = ['gpu', 'name', 'month'] as const
export type TeamGrouping = (typeof teamGroupings)[number]
const whole = z.number().int().nonnegative()

export const teamGroupRow = z.object({
  id: text,
  title: text,
  machines: whole,
  results: whole,
  /** Results that are verified and valid. */
  counts: whole,
  /** Median of those that have one. */
  score: text,
  /** Of what the group's results share; empty: nothing. */
  median: text,
  range: text,
  benchmark: text,
  latest: text,
  members: text,
})
export type TeamGroupRow = z.infer<typeof teamGroupRow>

const keyOffer = z.object({ keyId: text, fingerprint: text, words: text, decided: z.boolean() })
/** A machine for which more than one key wants to speak. */
export const teamKeyChoice = z.object({ machineId: text, name: text, now: keyOffer.nullable(), others: z.array(keyOffer).max(20) })
export type TeamKeyChoice = z.infer<typeof teamKeyChoice>

export const teamView = z.object({
  state: z.enum(['not-joined', 'first-look', 'there', 'away']),
  answer: text,
  team: text,
  folder: text,
  name: text,
  /** While files are read: how far. */
  progress: z.object({ done: z.number().int(), total: z.number().int(), text }).nullable(),
  notices: z.array(z.object({ text, advice: text, tone: z.enum(['doubt', 'failed']) })).max(50),
  figures: z.array(figure).max(4),
  chart: chartModel.nullable(),
  outliers: z.array(text).max(50),
  /** GPUs to choose from, most machines first. */
  gpus: z.array(z.object({ gpu: text, machines: z.number().int() })).max(500),
  rows: z.array(teamMachineRow).max(10_000),
  /** The fleet put together, where that was asked for. */
  groups: z.array(teamGroupRow).max(2000),
  /** Results that this machine alone does not show. */
  hidden: z.array(z.object({ result: text, machine: text, date: text })).max(500),
  keys: z.array(teamKeyChoice).max(100),
  problems: z.array(z.object({ path: text, because: text })).max(500),
  notes: z.array(text).max(20),
  /** Whether the person has seen what is published and agreed. */
  agreed: z.boolean(),
  canChooseFolder: z.boolean(),
})
export type TeamView = z.infer<typeof teamView>

export const teamCalls = {
  'team-view': { input: z.object({ gpu: z.string().max(256).nullable(), group: z.enum(teamGroupings).nullable() }), output: teamView },
  /** Of one row, when it is opened: looking for changes of level takes a while. */
  'team-history': { input: z.object({ id: text }), output: teamHistory },
  'team-look': { input: z.null(), output: z.object({ started: z.boolean() }) },
  /** Asks for a folder where the face can; null when the person chose none. */
  'team-choose-folder': { input: z.null(), output: z.object({ folder: z.string().max(4000).nullable() }) },
  'team-join': { input: z.object({ folder: z.string().min(1).max(4000), name: z.string().max(60) }), output: z.object({ team: text, created: z.boolean() }) },
  'team-preview': { input: z.object({ run: z.string().max(128).nullable() }), output: z.object({ run: text, to: text, bytes: z.number().int(), sha256: text, payload: z.string().max(3_000_000) }) },
  /** A result of this machine is taken back for everybody, with its reason; one of another machine is hidden here. */
  'team-withdraw': { input: z.object({ result: z.string().min(4).max(64), why: z.string().max(200) }), output: z.object({ message: text }) },
  'team-hide': { input: z.object({ result: z.string().min(4).max(64), hidden: z.boolean() }), output: z.object({ message: text }) },
  /** Lets this key speak for the machine, here alone. */
  'team-trust': { input: z.object({ machineId: z.string().max(64), keyId: z.string().max(64) }), output: z.object({ message: text }) },
  /** Whose run it is that a page shows. */
  'team-run': { input: z.object({ run: z.string().max(128) }), output: z.object({ name: text, machine: text }) },
  'team-publish': { input: z.object({ run: z.string().max(128).nullable() }), output: z.object({ message: text, waiting: z.boolean() }) },
} as const
