import { z } from 'zod'
import { safeJsonParse } from '../json/safe-parse'
import { type Dimensions } from './dimensions'
import { usualFamily } from './families'
import { FitError } from './fit-error'
import { countWeights } from './given'

const count = (most: number) => z.number().int().min(1).max(most)
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)

/** What is read of a model's config.json; everything else is let be. Names as the model hubs write them; older ones below. */
const configSchema = z.object({
  _name_or_path: maybe(z.string().max(300)),
  model_type: maybe(z.string().max(100)),
  hidden_size: count(1_000_000),
  num_hidden_layers: count(10_000),
  num_attention_heads: count(100_000),
  num_key_value_heads: maybe(count(100_000)),
  head_dim: maybe(count(100_000)),
  intermediate_size: maybe(count(10_000_000)),
  vocab_size: count(100_000_000),
  tie_word_embeddings: maybe(z.boolean()),
  max_position_embeddings: maybe(count(100_000_000)),
  sliding_window: maybe(count(100_000_000)),
  use_sliding_window: maybe(z.boolean()),
  sliding_window_pattern: maybe(count(10_000)),
  layer_types: maybe(z.array(z.string().max(100)).max(10_000)),
  num_experts: maybe(count(100_000)),
  num_experts_per_tok: maybe(count(100_000)),
  moe_intermediate_size: maybe(count(10_000_000)),
  n_shared_experts: maybe(z.number().int().min(0).max(1000)),
  first_k_dense_replace: maybe(z.number().int().min(0).max(10_000)),
  kv_lora_rank: maybe(count(100_000)),
  q_lora_rank: maybe(count(100_000)),
  qk_nope_head_dim: maybe(count(100_000)),
  qk_rope_head_dim: maybe(count(100_000)),
  v_head_dim: maybe(count(100_000)),
})
type Config = z.infer<typeof configSchema>

/** Other names for the same thing. */
const names: Readonly<Record<string, readonly string[]>> = {
  hidden_size: ['n_embd', 'd_model', 'dim'],
  num_hidden_layers: ['n_layer', 'n_layers', 'num_layers'],
  num_attention_heads: ['n_head', 'n_heads'],
  num_key_value_heads: ['num_kv_heads', 'n_head_kv', 'multi_query_group_num'],
  intermediate_size: ['n_inner', 'ffn_hidden_size', 'd_ff', 'ffn_dim'],
  vocab_size: ['padded_vocab_size', 'n_vocab'],
  max_position_embeddings: ['n_positions', 'max_seq_len', 'seq_length'],
  num_experts: ['num_local_experts', 'n_routed_experts'],
  num_experts_per_tok: ['experts_per_token', 'num_experts_per_token', 'top_k_experts'],
}

/** Feed-forward parts of one matrix in: the older families. */
const plain = /^(gpt2|gpt_neox|gptj|gpt_neo|opt|bloom|falcon|phi$|bert|roberta|mpt|gpt_bigcode|starcoder)/

function readConfig(text: string): Config {
  const parsed = safeJsonParse(text, { depth: 20, keys: 20_000 })
  if (!parsed.ok) throw new FitError('bad-question', `this is no config.json: ${parsed.because}`)
  if (typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value)) throw new FitError('bad-question', 'this is no config.json: it is not an object')
  const whole = parsed.value as Record<string, unknown>
  // A model of text and images holds its language model's numbers one level down.
  const inner = whole['text_config'] ?? whole['llm_config']
  const source = typeof inner === 'object' && inner !== null ? { ...whole, ...(inner as Record<string, unknown>) } : whole
  const renamed = Object.fromEntries(Object.entries(names).flatMap(([name, others]) => {
    const found = source[name] ?? others.map((other) => source[other]).find((value) => value !== undefined && value !== null)
    return found === undefined ? [] : [[name, found] as const]
  }))
  const checked = configSchema.safeParse({ ...source, ...renamed })
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]!
  throw new FitError('out-of-range', `config.json: ${issue.path.join('.') || 'it'}: ${issue.message}`)
}

/** One layer in so many that looks at everything (0: none does). */
function globalEvery({ layer_types: types, sliding_window_pattern: pattern, num_hidden_layers: layers }: Config): number {
  if (pattern !== null) return pattern
  const all = types?.filter((type) => /full|global/.test(type)).length ?? 0
  return all === 0 ? 0 : Math.max(1, Math.round(layers / all))
}

/** Weights of one layer's attention: queries, keys, values and output, or latent attention's projections. */
function attentionWeights(config: Config, queryWidth: number, keyWidth: number): number {
  const { hidden_size: hidden, kv_lora_rank: rank, q_lora_rank: queryRank, num_attention_heads: heads } = config
  if (rank === null) return 2 * hidden * (queryWidth + keyWidth)
  const [nope, rope, value] = [config.qk_nope_head_dim ?? 128, config.qk_rope_head_dim ?? 64, config.v_head_dim ?? 128]
  const query = heads * (nope + rope)
  const queries = queryRank === null ? hidden * query : hidden * queryRank + queryRank * query
  return queries + hidden * (rank + rope) + rank * heads * (nope + value) + heads * value * hidden
}

export interface ConfigModel {
  readonly of: Dimensions
  /** Tokens that it was made for; null: not said. */
  readonly contextLength: number | null
}

/**
 * The dimensions in a model's config.json, its number of parameters counted from them (norms and biases, less than 0.1 %,
 * are not). The text is hostile until parsed. @throws FitError by the field's name
 */
export function configModel(text: string): ConfigModel {
  const config = readConfig(text)
  const { hidden_size: hidden, num_hidden_layers: layers, num_attention_heads: heads } = config
  if (config.head_dim === null && hidden % heads !== 0) throw new FitError('out-of-range', `config.json: num_attention_heads: ${heads} do not divide a hidden_size of ${hidden}`)
  const kvHeads = config.num_key_value_heads ?? heads
  if (kvHeads > heads || heads % kvHeads !== 0) throw new FitError('out-of-range', `config.json: num_key_value_heads: ${kvHeads} do not divide ${heads} heads`)
  if (config.num_experts !== null && (config.num_experts_per_tok ?? 1) > config.num_experts) throw new FitError('out-of-range', `config.json: num_experts_per_tok: ${config.num_experts_per_tok} of ${config.num_experts} experts`)
  const width = config.head_dim ?? hidden / heads
  const [queryWidth, keyWidth] = [heads * width, kvHeads * width]
  const ffn = config.intermediate_size ?? 4 * hidden
  const windowed = config.use_sliding_window !== false
  const latent = config.kv_lora_rank !== null
  const blank: Dimensions = {
    name: config._name_or_path || config.model_type || 'the model of this config.json',
    params: Infinity,
    layers,
    hidden,
    heads,
    kvHeads,
    queryWidth,
    keyWidth,
    cacheWidth: latent ? config.kv_lora_rank! + (config.qk_rope_head_dim ?? 64) : 2 * keyWidth,
    latent,
    ffn,
    experts: config.num_experts === null ? null : { count: config.num_experts, active: config.num_experts_per_tok ?? 1, width: config.moe_intermediate_size ?? ffn },
    vocab: config.vocab_size,
    logits: config.vocab_size,
    tied: config.tie_word_embeddings ?? false,
    window: windowed ? config.sliding_window : null,
    family: { ...usualFamily, gated: !plain.test(config.model_type ?? ''), globalEvery: globalEvery(config), sharedExperts: config.n_shared_experts ?? 0, denseLayers: Math.min(layers, config.first_k_dense_replace ?? 0) },
    tokens: 0,
    guessed: false,
  }
  const params = countWeights(blank, attentionWeights(config, queryWidth, keyWidth))
  if (params > 1e14) throw new FitError('out-of-range', `config.json: its dimensions make ${params.toPrecision(2)} parameters`)
  return { of: { ...blank, params }, contextLength: config.max_position_embeddings }
}
