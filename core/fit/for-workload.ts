import { type Workload } from '../workload/schema'
import { type PlanFields } from './question'

/** What a workload says of the question; the rest is what people usually run. */
export interface WorkloadFields {
  readonly model: string
  readonly fields: Partial<PlanFields> & Pick<PlanFields, 'method'>
  /** How a reader is told which work it is for. */
  readonly words: string
}

/** Asked where the workload is no language model: a model that fits most cards, run as most people run it. */
const usual: Omit<WorkloadFields, 'words'> = { model: 'Llama 3.1 8B', fields: { method: 'inference', quantization: 'q4_k_m', contextTokens: 4096 } }

export function fieldsOfWorkload({ name, work }: Workload): WorkloadFields {
  if (work.kind === 'serve') return { model: work.model, fields: { method: 'inference', quantization: work.quantization, contextTokens: work.contextTokens }, words: `For the workload '${name}'` }
  if (work.kind === 'fine-tune') return { model: work.model, fields: { method: work.method, batch: work.batch, sequenceLength: work.sequenceLength, loraRank: work.loraRank }, words: `For the workload '${name}'` }
  return { ...usual, words: `The workload '${name}' names no open language model: ${usual.model} is taken` }
}
