import { type Workload } from './schema'

/** The workload for a machine that is not this one: what this machine was seen to do says nothing of another. */
export const elsewhere = (workload: Workload): Workload => ({ ...workload, ownUnitsPerSecond: null })
