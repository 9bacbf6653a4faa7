import { editDistance } from '../text/nearest'
import { type ModelRow } from './schema'

export type ModelMatch = { ok: true; model: ModelRow } | { ok: false; nearest: string[] }

/** Words that people and hubs add to a model's name and that change nothing in its dimensions. */
const fluff = new Set(['meta', 'instruct', 'it', 'chat', 'base', 'hf', 'gguf', 'v1', 'model'])
/** Names in which such a word is the name. */
const kept = new Set(['bert', 't5', 'whisper', 'convnext', 'transformer', 'sdxl', 'diffusion'])

/** How a file's weights are stored, and what kind of file it is: no part of the model's name. */
const storage = /[-_. ](i?q\d(_[a-z0-9]+)*|f16|fp16|bf16|f32|mxfp4|gptq|awq|int[48]|[48]bit|gguf|safetensors)(?=$|[-_. ])/g

/** "meta-llama/Meta-Llama-3-8B-Instruct" -> "3 8b llama": words and numbers apart, in an order of their own. */
function keyOf(name: string): string {
  const bare = name
    .slice(0, 200)
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(storage, ' ')
  const parts = bare
    .replace(/([a-z])[-_ ]?(\d)/g, '$1 $2')
    .split(/[^a-z0-9.]+/)
    .filter(Boolean)
  const names = parts.some((part) => kept.has(part)) ? parts : parts.filter((part) => !fluff.has(part))
  return [...new Set(names)].sort().join(' ')
}

const indexes = new WeakMap<readonly ModelRow[], Map<string, Set<ModelRow>>>()

function indexOf(models: readonly ModelRow[]): Map<string, Set<ModelRow>> {
  const ready = indexes.get(models)
  if (ready) return ready
  const index = new Map<string, Set<ModelRow>>()
  for (const model of models) for (const name of [model.name, model.id]) index.set(keyOf(name), (index.get(keyOf(name)) ?? new Set()).add(model))
  indexes.set(models, index)
  return index
}

/** Releases that differ in training alone stand for one another; sizes never do. */
function sameSize(models: readonly ModelRow[]): ModelRow | null {
  const [first] = models
  const sizes = models.map(({ totalParamsB }) => totalParamsB)
  return first && sizes.every((size) => size !== null && first.totalParamsB !== null && Math.abs(size / first.totalParamsB - 1) < 0.05) ? first : null
}

/** The catalog row that a name means, as a person or a model hub would write it; else the three nearest names. */
export function matchModel(models: readonly ModelRow[], name: string): ModelMatch {
  const wanted = name.trim().toLowerCase()
  const exact = models.find((model) => model.id === wanted || model.name.toLowerCase() === wanted)
  if (exact) return { ok: true, model: exact }
  const found = indexOf(models).get(keyOf(name))
  if (found?.size === 1) return { ok: true, model: [...found][0]! }
  const key = keyOf(name)
  const partial = sameSize(models.filter((model) => key !== '' && key.split(' ').every((word) => keyOf(model.name).split(' ').includes(word))))
  if (partial) return { ok: true, model: partial }
  const near = (found ? [...found] : [...models]).map((model) => ({ name: model.name, edits: editDistance(key, keyOf(model.name)) }))
  return { ok: false, nearest: near.sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1)).slice(0, 3).map((each) => each.name) }
}
