import { matchModel } from '../catalog/match-model'
import { type ModelRow } from '../catalog/schema'
import { findWorkload, trainingWorkloads } from '../prediction/training/workloads'
import { findQuantization } from '../quantization/list'
import { nearest } from '../text/nearest'
import { typedNumber } from '../text/typed-number'
import { applies, workloadFields, type Draft, type NameList, type WorkloadField } from './fields'
import { workloadFile, workloadSchemaVersion, type Workload } from './schema'

/** What the fields may name. */
export interface DraftNames {
  readonly models: readonly ModelRow[]
  /** Regions and providers of the catalog. */
  readonly regions: readonly string[]
}

/** What is wrong, by field: "there is no model …; nearest: …". */
export type DraftErrors = Readonly<Record<string, string>>
export type ReadDraft = { readonly ok: true; readonly workload: Workload } | { readonly ok: false; readonly errors: DraftErrors }

const words = (list: readonly string[]): string => (list.length ? `; nearest: ${list.join(', ')}` : '')
const parts = (typed: string): string[] => typed.split(',').map((each) => each.trim()).filter(Boolean)

/** Why a name is none, with the nearest ones; null: it is one. */
const unknown: Readonly<Record<NameList, (typed: string, names: DraftNames) => string | null>> = {
  networks(typed) {
    const found = findWorkload(typed)
    return found.ok ? null : `There is no network '${typed}'${words(found.nearest.length ? found.nearest : trainingWorkloads.slice(0, 3).map(({ id }) => id))}`
  },
  models(typed, { models }) {
    const found = matchModel(models, typed)
    return found.ok ? null : `There is no model '${typed}'${words(found.nearest)}`
  },
  quantizations(typed) {
    const found = findQuantization(typed)
    return found.ok ? null : `There is no quantisation '${typed}'${words(found.nearest)}`
  },
  regions(typed, { regions }) {
    const wrong = parts(typed).find((each) => !regions.includes(each))
    return wrong === undefined ? null : `No instance is in '${wrong}'${words(nearest(wrong, regions))}`
  },
}

function valueOf(field: WorkloadField, typed: string): unknown {
  if (field.type === 'number') return typed.trim() === '' ? (field.optional ? null : undefined) : typedNumber(typed)
  if (field.type === 'text') return field.many ? parts(typed) : typed.trim()
  return typed === 'true' ? true : typed === 'false' ? false : typed
}

interface Issue {
  readonly code: string
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly inclusive?: boolean
  readonly expected?: string
  readonly format?: string
}

/** What the schema found, as a person says it. The ranges are the schema's own. */
function issueWords({ code, minimum, maximum, inclusive, expected, format }: Issue, field: WorkloadField): string {
  if (field.type !== 'number') return code === 'too_big' ? 'Shorter, please' : 'Say which'
  if (code === 'too_small') return inclusive === false ? `More than ${String(minimum)}` : `At least ${String(minimum)}`
  if (code === 'too_big') return `At most ${Number(maximum).toLocaleString('en-US')}`
  return expected === 'int' || format === 'safeint' ? 'A whole number, please' : 'Enter a number'
}

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first, ...rest] = path
  if (rest.length === 0) into[first!] = value
  else put((into[first!] ??= {}) as Record<string, unknown>, rest, value)
}

/** A draft as a workload, or what is wrong with each field. Fields that do not apply are left out. */
export function readDraft(draft: Draft, names: DraftNames): ReadDraft {
  const fields = workloadFields.filter((field) => applies(field, draft))
  const said: Record<string, unknown> = { schema: workloadSchemaVersion }
  for (const field of fields) put(said, field.path, valueOf(field, draft[field.key] ?? ''))
  const parsed = workloadFile.safeParse(said)
  const errors: Record<string, string> = {}
  for (const field of fields) {
    const issue = parsed.success ? undefined : parsed.error.issues.find(({ path }) => field.path.every((key, i) => path[i] === key))
    const typed = (draft[field.key] ?? '').trim()
    const wrong = issue ? issueWords(issue as Issue, field) : field.type === 'text' && field.names && typed !== '' ? unknown[field.names](typed, names) : null
    if (wrong !== null) errors[field.key] = wrong
  }
  if (parsed.success && Object.keys(errors).length === 0) return { ok: true, workload: parsed.data }
  // What no field answers for (a file of another version, say) is said beside the name.
  return { ok: false, errors: Object.keys(errors).length ? errors : { name: 'This does not make a workload' } }
}
