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
  /** Earlier results, newest first, and where the level changed. */
  history: z.array(z.object({ date: text, value: text, score: text, result: text, marks: text })).max(100),
})
export type TeamMachineRow = z.infer<typeof teamMachineRow>

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
  problems: z.array(z.object({ path: text, because: text })).max(500),
  notes: z.array(text).max(20),
  /** Whether the person has seen what is published and agreed. */
  agreed: z.boolean(),
  canChooseFolder: z.boolean(),
})
export type TeamView = z.infer<typeof teamView>

export const teamCalls = {
  'team-view': { input: z.object({ gpu: z.string().max(256).nullable() }), output: teamView },
  'team-look': { input: z.null(), output: z.object({ started: z.boolean() }) },
  /** Asks for a folder where the face can; null when the person chose none. */
  'team-choose-folder': { input: z.null(), output: z.object({ folder: z.string().max(4000).nullable() }) },
  'team-join': { input: z.object({ folder: z.string().min(1).max(4000), name: z.string().max(60) }), output: z.object({ team: text, created: z.boolean() }) },
  'team-preview': { input: z.object({ run: z.string().max(128).nullable() }), output: z.object({ run: text, to: text, bytes: z.number().int(), sha256: text, payload: z.string().max(3_000_000) }) },
  'team-publish': { input: z.object({ run: z.string().max(128).nullable() }), output: z.object({ message: text, waiting: z.boolean() }) },
} as const
