import { workloadOf, type Workload } from './schema'

export interface WorkloadPreset {
  readonly id: string
  readonly workload: Workload
}

const preset = (id: string, said: Parameters<typeof workloadOf>[0]): WorkloadPreset => ({ id, workload: workloadOf(said) })

/** Usual work, by the name that `--workload` takes. The first is what every page answers for until somebody says otherwise. */
export const workloadPresets: readonly WorkloadPreset[] = [
  preset('resnet50', { name: 'Train ResNet-50', description: 'Image classification, mixed precision: the work that most cards are compared by.', work: { kind: 'network', network: 'resnet50' }, amount: { per: 'epochs', perWeek: 3, unitsPerEpoch: 1_281_167 }, dataGB: 150 }),
  preset('bert-large', { name: 'Fine-tune BERT large', description: 'Question answering, mixed precision, sequences of 384.', work: { kind: 'network', network: 'bert-large' }, amount: { per: 'epochs', perWeek: 10, unitsPerEpoch: 88_000 }, dataGB: 1 }),
  preset('llama-8b-qlora', { name: 'Fine-tune Llama 3.1 8B with QLoRA', description: 'Adapters on a base of four bits, one sequence of 2048 tokens at a time.', work: { kind: 'fine-tune', model: 'Llama 3.1 8B', method: 'qlora' }, amount: { per: 'units', perWeek: 20_000_000 }, dataGB: 1 }),
  preset('llama-8b-lora', { name: 'Fine-tune Llama 3.1 8B with LoRA', work: { kind: 'fine-tune', model: 'Llama 3.1 8B', method: 'lora' }, amount: { per: 'units', perWeek: 20_000_000 }, dataGB: 1 }),
  preset('llama-8b-chat', { name: 'Answer with Llama 3.1 8B', description: 'One conversation at a time, four-bit weights.', work: { kind: 'serve', model: 'Llama 3.1 8B' }, amount: { per: 'hours', perWeek: 40 } }),
  preset('llama-70b-chat', { name: 'Answer with Llama 3.1 70B', description: 'One conversation at a time, four-bit weights.', work: { kind: 'serve', model: 'Llama 3.1 70B' }, amount: { per: 'hours', perWeek: 40 } }),
  preset('diffusion', { name: 'Train a diffusion model', description: 'Small pictures, mixed precision.', work: { kind: 'network', network: 'ddpm' }, amount: { per: 'hours', perWeek: 40 }, dataGB: 10 }),
]

export const defaultWorkload: Workload = workloadPresets[0]!.workload
