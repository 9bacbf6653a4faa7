import { type ModelRow } from '../catalog/schema'

/** What the catalog's columns do not say about how a family is built. */
export interface Family {
  /** Of the feed-forward part: two matrices in, multiplied (SwiGLU, GeGLU), or one. */
  readonly gated: boolean
  /** One layer in so many looks at everything, the others at the window alone; 0: all look at the window alone; 1: none does. */
  readonly globalEvery: number
  /** Queries, keys and values in one tensor of a GGUF file. */
  readonly joined: boolean
  /** Experts that every token passes, layers without experts at the start, one layer in so many with experts. */
  readonly sharedExperts: number
  readonly denseLayers: number
  readonly expertsEvery: number
  /** Released with experts in MXFP4, which no GGUF mix changes. */
  readonly expertsInMxfp4: boolean
  /** Dropout keeps a mask for each value that it passes, so the activations hold more. */
  readonly dropout: boolean
}

const usual: Family = { gated: true, globalEvery: 0, joined: false, sharedExperts: 0, denseLayers: 0, expertsEvery: 1, expertsInMxfp4: false, dropout: false }
const classic: Partial<Family> = { gated: false, dropout: true }

/** By the start of the row's id; the first that fits. Sources: the releases' config.json and model cards, as the row names them. */
const families: readonly (readonly [RegExp, Partial<Family>])[] = [
  [/^gemma-2-/, { globalEvery: 2 }],
  [/^gemma-3-/, { globalEvery: 6 }],
  [/^gpt-oss/, { globalEvery: 2, expertsInMxfp4: true }],
  [/^(phi-2|pythia|falcon)/, { gated: false, joined: true }],
  [/^phi-/, { joined: true }],
  [/^deepseek-(v3|r1$)/, { sharedExperts: 1, denseLayers: 3 }],
  [/^deepseek-v2/, { sharedExperts: 2, denseLayers: 1 }],
  [/^llama-4-scout/, { sharedExperts: 1 }],
  [/^llama-4-maverick/, { sharedExperts: 1, expertsEvery: 2 }],
  [/^(bert|snowflake|t5|vit|flux)/, classic],
]

export const usualFamily: Family = usual
export const familyOf = ({ id }: Pick<ModelRow, 'id'>): Family => ({ ...usual, ...families.find(([start]) => start.test(id))?.[1] })
