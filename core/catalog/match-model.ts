import { editDistance } from '../text/nearest'
import { type ModelRow } from './schema'

export type ModelMatch = { ok: true; model: ModelRow } | { ok: false; nearest: string[] }

/** Words that people and hubs add to a model's name and that change nothing in its dimensions. */
const fluff = new Set(['meta', 'instruct', 'it', 'chat', 'base', 'hf', 'v1', 'model', 'latest', 'bnb', 'mlx', 'exl2', 'unsloth', 'the'])
/** Names in which such a word is the name. */
const kept = /bert|\bt5|whisper|convnext|transformer|sdxl|diffusion|swin|vit/
/** Families of one size each, which need not be said; elsewhere the catalog may have one size of several. */
const oneSize = new Set(['tinyllama', 'nemo', 'scout', 'maverick', 'sdxl', '3.3'])

/** How a file's weights are stored, and what kind of file it is: no part of the model's name. */
const storage = /[-_. :](i?q\d(_[a-z0-9]+)*|f16|fp16|fp8|bf16|f32|mxfp4|nvfp4|gptq|awq|int[48]|[48]-?bits?|gguf|ggml|safetensors)(?=$|[-_. :])/g

/** "meta-llama/Meta-Llama-3-8B-Instruct" -> "3 8b llama": words and numbers apart, in an order of their own. */
function keyOf(name: string): string {
  const bare = name
    .slice(0, 200)
    .toLowerCase()
    // Who publishes it; the 16 of ViT-B/16 is no name.
    .replace(/^(?:[\w.-]+\/)+(?=[a-z])/, '')
    .replace(storage, ' ')
  const parts = bare
    .replace(/([a-z])[-_ ]?(\d)/g, '$1 $2')
    .replace(/(\d)\s+(b)\b/g, '$1$2')
    .split(/[^a-z0-9.]+/)
    .filter(Boolean)
  const names = kept.test(bare) ? parts : parts.filter((part) => !fluff.has(part))
  return [...new Set(names)].sort().join(' ')
}

/** Words that say how large or of which generation: another one is another model. A date, a revision and a context ("2411", "v0.1", "4k") may be left out. */
const isTelling = (word: string): boolean => (/\d/.test(word) && !/^(\d{4}|0\.\d|\d+k)$/.test(word)) || /^(nano|tiny|mini|small|medium|base|large|[bslmnx])$/.test(word)
/** A size or a number alone is no name. */
const isName = (word: string): boolean => /[a-z]{2}/.test(word) && !fluff.has(word)

interface Named {
  readonly model: ModelRow
  readonly words: readonly string[]
}
const indexes = new WeakMap<readonly ModelRow[], { exact: Map<string, Set<ModelRow>>; named: Named[] }>()

function indexOf(models: readonly ModelRow[]) {
  const ready = indexes.get(models)
  if (ready) return ready
  const exact = new Map<string, Set<ModelRow>>()
  const put = (key: string, model: ModelRow) => exact.set(key, (exact.get(key) ?? new Set()).add(model))
  const named = models.flatMap((model) => [model.name, model.id].map((name) => (put(keyOf(name), model), { model, words: keyOf(name).split(' ') })))
  const index = { exact, named }
  indexes.set(models, index)
  return index
}

/** Releases that differ in training alone stand for one another; sizes never do. */
function sameSize(models: readonly ModelRow[]): ModelRow | null {
  const [first] = models
  if (models.length === 1) return first!
  const sizes = models.map(({ totalParamsB }) => totalParamsB)
  return first && sizes.every((size) => size !== null && first.totalParamsB !== null && Math.abs(size / first.totalParamsB - 1) < 0.05) ? first : null
}

/** The catalog row that a name means, as a person or a model hub would write it; else the three nearest names. */
export function matchModel(models: readonly ModelRow[], name: string): ModelMatch {
  const wanted = name.trim().toLowerCase()
  const exact = models.find((model) => model.id === wanted || model.name.toLowerCase() === wanted)
  if (exact) return { ok: true, model: exact }
  const { exact: byKey, named } = indexOf(models)
  const key = keyOf(name)
  const found = key === '' ? undefined : byKey.get(key)
  if (found?.size === 1) return { ok: true, model: [...found][0]! }
  const asked = key.split(' ')
  const saidEnough = (words: readonly string[]) => asked.some((word) => oneSize.has(word)) || words.every((word) => !isTelling(word) || asked.includes(word))
  const holding = !asked.some(isName) ? [] : named.filter(({ words }) => asked.every((word) => words.includes(word)))
  const partial = sameSize([...new Set(holding.filter(({ words }) => saidEnough(words)).map(({ model }) => model))])
  if (partial) return { ok: true, model: partial }
  const first = [...(found ?? []), ...holding.map(({ model }) => model)].map((model) => model.name)
  const near = named.map(({ model, words }) => ({ name: model.name, edits: editDistance(key.slice(0, 80), words.join(' ')) })).sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
  return { ok: false, nearest: [...new Set([...first, ...near.map((each) => each.name)])].slice(0, 3) }
}
