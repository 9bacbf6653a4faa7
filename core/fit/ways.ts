import { type PlanFields } from './question'

/** A way of using a model: a column of the matrix. */
export interface Way {
  readonly id: string
  readonly title: string
  readonly fields: Pick<PlanFields, 'method'> & Partial<PlanFields>
}

/** What people ask first, from the smallest to the largest need. One line each. */
export const ways: readonly Way[] = [
  { id: 'q4', title: 'Run, Q4_K_M', fields: { method: 'inference', quantization: 'q4_k_m' } },
  { id: 'q8', title: 'Run, Q8_0', fields: { method: 'inference', quantization: 'q8_0' } },
  { id: 'bf16', title: 'Run, 16 bits', fields: { method: 'inference', precision: 'bf16' } },
  { id: 'qlora', title: 'QLoRA', fields: { method: 'qlora' } },
  { id: 'lora', title: 'LoRA', fields: { method: 'lora' } },
  { id: 'full', title: 'Full', fields: { method: 'full' } },
]
