import { matchModel } from '../catalog/match-model'
import { type ModelRow } from '../catalog/schema'
import { failure } from '../errors/user-error'
import { safeJsonParse } from '../json/safe-parse'
import { findWorkload } from '../prediction/training/workloads'
import { findQuantization } from '../quantization/list'
import { workloadFile, workloadSchemaVersion, type Workload } from './schema'

/**
 * A workload from a file's text, its names checked against the program's lists.
 * @throws UserError that names the field and what to do
 */
export function parseWorkload(text: string, name: string, models: readonly ModelRow[]): Workload {
  const read = safeJsonParse(text)
  if (!read.ok) throw failure(`${name} is no workload: ${read.because}.`, 'Save one with `groundspeed workload show resnet50 --save FILE`.')
  const major = (read.value as { schema?: { major?: unknown } } | null)?.schema?.major
  if (typeof major === 'number' && major > workloadSchemaVersion.major) throw failure(`${name} needs a newer version of Groundspeed.`, `It is of schema ${major}; this version reads ${workloadSchemaVersion.major}.`)
  const parsed = workloadFile.safeParse(read.value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw failure(`${name} is no workload: ${issue.path.join('.') || 'the file'}: ${issue.message}.`, 'docs/workload.schema.json describes every field.')
  }
  checkNames(parsed.data, models)
  return parsed.data
}

/** @throws UserError with the nearest names, for a network, model or quantisation that there is not */
export function checkNames({ work }: Workload, models: readonly ModelRow[]): void {
  if (work.kind === 'network') {
    const found = findWorkload(work.network)
    if (!found.ok) throw failure(`There is no network '${work.network}'.`, `Nearest: ${found.nearest.join(', ')}. Or give its work with kind "counted".`)
  } else if (work.kind !== 'counted') {
    const found = matchModel(models, work.model)
    if (!found.ok) throw failure(`There is no model '${work.model}' in the catalog.`, `Nearest: ${found.nearest.join(', ')}.`)
    if (work.kind === 'serve' && !findQuantization(work.quantization).ok) throw failure(`There is no quantisation '${work.quantization}'.`, 'Q4_K_M, Q8_0 and F16 are usual ones.')
  }
}

export const printWorkload = (workload: Workload): string => `${JSON.stringify(workload, null, 2)}\n`
