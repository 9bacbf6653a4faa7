import { type Work, type Workload } from './schema'

/** What somebody typed, by field: texts, right or wrong. A kind that is left keeps what was typed for it. */
export type Draft = Readonly<Record<string, string>>

/** A list that a field's names come from. */
export type NameList = 'networks' | 'models' | 'quantizations' | 'regions'

interface Shared {
  readonly key: string
  readonly label: string
  /** Where it stands in the workload: what is wrong with that is said beside this field. */
  readonly path: readonly string[]
  /** Left out of the form while it does not apply; empty: it always applies. */
  readonly when?: { readonly key: string; readonly is: readonly string[] }
  readonly hint?: string
}
export type WorkloadField =
  | (Shared & { readonly type: 'text'; readonly names?: NameList; readonly many?: true })
  /** `unit` stands behind the box; `optional`: empty is not known. */
  | (Shared & { readonly type: 'number'; readonly unit: string; readonly optional?: true })
  | (Shared & { readonly type: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] })

export interface FieldGroup {
  readonly title: string
  readonly fields: readonly WorkloadField[]
}

type Kind = Work['kind']
const of = (...kinds: readonly Kind[]) => ({ key: 'kind', is: kinds })
const options = (named: Readonly<Record<string, string>>) => Object.entries(named).map(([value, label]) => ({ value, label }))
const yesNo = options({ true: 'yes', false: 'no' })

/** Every field of a workload in the order of the form; docs/workload.schema.json has the same names. */
export const fieldGroups: readonly FieldGroup[] = [
  {
    title: 'What runs',
    fields: [
      { key: 'name', label: 'Name', type: 'text', path: ['name'] },
      { key: 'description', label: 'Note', type: 'text', path: ['description'] },
      { key: 'kind', label: 'Kind', type: 'choice', path: ['work', 'kind'], options: options({ network: 'A network of the list', 'fine-tune': 'Fine-tune a model', serve: 'Answer with a model', counted: 'Own work, counted' }) },
      { key: 'network', label: 'Network', type: 'text', path: ['work', 'network'], names: 'networks', when: of('network') },
      { key: 'networkMethod', label: 'Do', type: 'choice', path: ['work', 'method'], options: options({ train: 'train it', inference: 'run it' }), when: of('network') },
      { key: 'model', label: 'Model', type: 'text', path: ['work', 'model'], names: 'models', when: of('fine-tune', 'serve') },
      { key: 'tuneMethod', label: 'Method', type: 'choice', path: ['work', 'method'], options: options({ qlora: 'QLoRA', lora: 'LoRA', full: 'all weights' }), when: of('fine-tune') },
      { key: 'batch', label: 'Batch', type: 'number', unit: 'sequences', path: ['work', 'batch'], when: of('fine-tune') },
      { key: 'sequenceLength', label: 'Sequence length', type: 'number', unit: 'tokens', path: ['work', 'sequenceLength'], when: of('fine-tune') },
      { key: 'loraRank', label: 'LoRA rank', type: 'number', unit: '', path: ['work', 'loraRank'], when: of('fine-tune') },
      { key: 'quantization', label: 'Quantisation', type: 'text', path: ['work', 'quantization'], names: 'quantizations', when: of('serve') },
      { key: 'contextTokens', label: 'Context', type: 'number', unit: 'tokens', path: ['work', 'contextTokens'], when: of('serve') },
      { key: 'title', label: 'What it is', type: 'text', path: ['work', 'title'], when: of('counted') },
      { key: 'unit', label: 'Counts itself in', type: 'text', path: ['work', 'unit'], when: of('counted') },
      { key: 'flops', label: 'Arithmetic', type: 'number', unit: 'FLOP each', path: ['work', 'flops'], when: of('counted'), hint: 'forward and backward' },
      { key: 'bytes', label: 'Memory traffic', type: 'number', unit: 'bytes each', path: ['work', 'bytes'], when: of('counted') },
      { key: 'launches', label: 'Kernel starts', type: 'number', unit: 'each', path: ['work', 'launches'], when: of('counted'), hint: 'those of a step, over its batch' },
      { key: 'precision', label: 'Precision', type: 'choice', path: ['work', 'precision'], options: options({ fp16: 'mixed (fp16)', fp32: 'fp32 (TF32 where the card has it)' }), when: of('network', 'counted') },
    ],
  },
  {
    title: 'How much',
    fields: [
      { key: 'per', label: 'Amount in', type: 'choice', path: ['amount', 'per'], options: options({ hours: 'hours of this machine', units: 'units of work', epochs: 'epochs' }) },
      { key: 'perWeek', label: 'Amount', type: 'number', unit: 'a week', path: ['amount', 'perWeek'] },
      { key: 'unitsPerEpoch', label: 'Size of an epoch', type: 'number', unit: 'units', path: ['amount', 'unitsPerEpoch'], when: { key: 'per', is: ['epochs'] } },
    ],
  },
  {
    title: 'What is known of it',
    fields: [
      { key: 'ownUnitsPerSecond', label: 'Own throughput', type: 'number', unit: 'units/s', optional: true, path: ['ownUnitsPerSecond'], hint: 'what this machine was seen to do; empty: predicted' },
      { key: 'dataGB', label: 'Data that it reads', type: 'number', unit: 'GB', optional: true, path: ['dataGB'] },
      { key: 'needsMemoryGiB', label: 'Memory of one GPU', type: 'number', unit: 'GiB', optional: true, path: ['needsMemoryGiB'], hint: 'instances with less are left out' },
      { key: 'deadlineHours', label: 'A week\'s work done within', type: 'number', unit: 'h', optional: true, path: ['deadlineHours'] },
    ],
  },
  {
    title: 'What must hold',
    fields: [
      { key: 'dataMayLeave', label: 'Data may leave', type: 'choice', path: ['wishes', 'dataMayLeave'], options: yesNo },
      { key: 'offline', label: 'Works offline', type: 'choice', path: ['wishes', 'offline'], options: yesNo },
      { key: 'spot', label: 'Spot instances', type: 'choice', path: ['wishes', 'spot'], options: options({ 'where-it-tolerates': 'where it tolerates them', never: 'never' }) },
      { key: 'regions', label: 'Only in these regions', type: 'text', many: true, path: ['wishes', 'regions'], names: 'regions', hint: 'regions or providers, with commas; empty: any' },
    ],
  },
]

export const workloadFields: readonly WorkloadField[] = fieldGroups.flatMap(({ fields }) => fields)

/** Whether a field is part of what the draft describes. */
export const applies = ({ when }: WorkloadField, draft: Draft): boolean => !when || when.is.includes(draft[when.key] ?? '')

/** What every field shows where nobody said otherwise. */
export const draftDefaults: Draft = {
  name: 'My work', description: '', kind: 'network', network: 'resnet50', networkMethod: 'train', precision: 'fp16',
  model: 'Llama 3.1 8B', tuneMethod: 'qlora', batch: '1', sequenceLength: '2048', loraRank: '16', quantization: 'Q4_K_M', contextTokens: '4096',
  title: 'own work', unit: 'samples', flops: '', bytes: '', launches: '0',
  per: 'hours', perWeek: '20', unitsPerEpoch: '', ownUnitsPerSecond: '', dataGB: '', needsMemoryGiB: '', deadlineHours: '',
  dataMayLeave: 'true', offline: 'false', spot: 'where-it-tolerates', regions: '',
}

/** A workload as the form shows it. */
export function draftOf(workload: Workload): Draft {
  const draft: Record<string, string> = { ...draftDefaults, kind: workload.work.kind }
  for (const field of workloadFields) {
    if (!applies(field, { ...draft, per: workload.amount.per })) continue
    const value = field.path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], workload)
    if (value !== undefined) draft[field.key] = value === null ? '' : Array.isArray(value) ? value.join(', ') : String(value)
  }
  return draft
}
