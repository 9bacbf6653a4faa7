import { type z } from 'zod'
import { matchGpu } from '../catalog/match-gpu'
import { matchModel } from '../catalog/match-model'
import { type GpuRow, type GridCarbon, type ModelRow } from '../catalog/schema'

/** The closed list of what can be wrong with a question (DESIGN 4). */
export type AskCode =
  | 'bad-json'
  | 'bad-question'
  | 'unknown-gpu'
  | 'unknown-model'
  | 'unknown-workload'
  | 'unknown-instance'
  | 'unsupported-precision'
  | 'does-not-fit'
  | 'out-of-range'

export class AskError extends Error {
  override readonly name = 'AskError'
  constructor(
    readonly code: AskCode,
    message: string,
  ) {
    super(message)
  }
}

/** What answers may look at. */
export interface AskWorld {
  readonly gpus: readonly GpuRow[]
  readonly models: readonly ModelRow[]
  /** A function, since few questions need it: it is read at the first that does. */
  readonly gridCarbon: () => GridCarbon
}

/** One kind of question: its fields, and the answer as a pure function of them. */
export interface AskKind<Schema extends z.ZodType = z.ZodType> {
  readonly ask: string
  readonly fields: Schema
  readonly example: Record<string, unknown>
  answer(question: z.infer<Schema>, world: AskWorld): Record<string, unknown>
}

/** Types an `AskKind` by its own schema, for the list of kinds. */
export const defineAsk = <Schema extends z.ZodType>(kind: AskKind<Schema>): AskKind => kind as unknown as AskKind

/** The GPU that a question names. @throws AskError unknown-gpu with the nearest names */
export function findGpu(world: AskWorld, name: string): GpuRow {
  const match = matchGpu(world.gpus, name)
  if (match.ok) return match.gpu
  const what = match.because === 'ambiguous' ? `'${name}' could be several` : `no GPU '${name}' in the catalog`
  throw new AskError('unknown-gpu', `${what}; nearest: ${match.nearest.join(', ')}`)
}

/** The model that a question names. @throws AskError unknown-model with the nearest names */
export function findModel(world: AskWorld, name: string): ModelRow {
  const match = matchModel(world.models, name)
  if (match.ok) return match.model
  throw new AskError('unknown-model', `no model '${name}' in the catalog; nearest: ${match.nearest.join(', ')}`)
}
