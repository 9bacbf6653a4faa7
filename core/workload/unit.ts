import { findWorkload } from '../prediction/training/workloads'
import { type Work } from './schema'

/** What a piece of work counts itself in. */
export interface WorkUnit {
  readonly one: string
  readonly plural: string
  /** Prices are told for so many: a million images, a million tokens. */
  readonly priced: number
}

const unit = (one: string, plural = `${one}s`, priced = 1e6): WorkUnit => ({ one, plural, priced })

/** The unit of a workload's amount, throughput and price. */
export function unitOfWork(work: Work): WorkUnit {
  if (work.kind === 'fine-tune' || work.kind === 'serve') return unit('token')
  if (work.kind === 'counted') return unit(work.unit.replace(/s$/, ''), work.unit)
  const found = findWorkload(work.network)
  return unit(found.ok ? found.workload.unit : 'sample')
}
