import { resultUnits, type ResultUnit } from '../benchmark/definition'
import { type Fleet } from './fleet'
import { type Trust } from './trust'

/** A colleague's measurement that the predictor may start from: "measured by NAME on DATE". */
export interface AnchorRow {
  readonly gpuName: string
  readonly benchmarkId: string
  /** Names the work: values of different work do not belong together. */
  readonly workload: string
  readonly value: number
  readonly unit: ResultUnit
  /** How the machine is called in the folder. */
  readonly by: string
  /** "2026-11-25" */
  readonly at: string
  readonly trust: Trust
}

const isUnit = (unit: string): unit is ResultUnit => (resultUnits as readonly string[]).includes(unit)

/**
 * What the folder's machines measured on their GPUs: the latest of each machine that is verified, valid and unflagged,
 * of one GPU alone (what several together do says nothing of one).
 */
export function anchorsOf(fleet: Fleet): AnchorRow[] {
  return fleet.machines.flatMap(({ name, latest: { counts, trust, entry } }) => {
    if (!counts || entry.gpu === 'no GPU' || /^\d+ x | \+ /.test(entry.gpu)) return []
    return entry.values.flatMap(({ id, unit, value, flagged, workload, onGpu }) => (flagged || !onGpu || !isUnit(unit) ? [] : [{ gpuName: entry.gpu, benchmarkId: id, workload, value, unit, by: name, at: entry.startedAt.slice(0, 10), trust }]))
  })
}
