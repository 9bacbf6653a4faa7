import { matchModel } from '../catalog/match-model'
import { type ModelRow } from '../catalog/schema'
import { findWorkload } from '../prediction/training/workloads'
import { significant } from '../units'
import { type Work, type Workload } from './schema'

const precisionWords = { fp32: 'fp32 (TF32 where the card has it)', fp16: 'mixed precision' }
const methodWords = { full: 'all weights', lora: 'LoRA', qlora: 'QLoRA' }

/** "train ResNet-50, mixed precision": what is run, without how much of it. */
export function workWords(work: Work, models: readonly ModelRow[]): string {
  if (work.kind === 'counted') return `${work.title}, ${precisionWords[work.precision]}`
  if (work.kind === 'network') {
    const found = findWorkload(work.network)
    return `${work.method === 'train' ? 'train' : 'run'} ${found.ok ? found.workload.title : work.network}, ${precisionWords[work.precision]}`
  }
  const model = matchModel(models, work.model)
  const name = model.ok ? model.model.name : work.model
  return work.kind === 'fine-tune' ? `fine-tune ${name} (${methodWords[work.method]}), batch ${work.batch}, ${work.sequenceLength} tokens` : `answer with ${name} in ${work.quantization}, ${work.contextTokens} tokens of context`
}

const many = (count: number): string => (count >= 1e6 ? `${significant(count / 1e6, 3)} million` : String(Number(count.toPrecision(6))))

/** "20 h a week", "3 epochs of 1.28 million images a week". @param units plural, as the work counts itself */
export function amountWords({ amount }: Workload, units: string): string {
  if (amount.per === 'hours') return `${amount.perWeek} h a week`
  if (amount.per === 'units') return `${many(amount.perWeek)} ${units} a week`
  return `${amount.perWeek} ${amount.perWeek === 1 ? 'epoch' : 'epochs'} of ${many(amount.unitsPerEpoch)} ${units} a week`
}

/** Units of work in a week; null where the amount is in hours of a machine. */
export const unitsPerWeek = ({ amount }: Workload): number | null => (amount.per === 'hours' ? null : amount.per === 'units' ? amount.perWeek : amount.perWeek * amount.unitsPerEpoch)
