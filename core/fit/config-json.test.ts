import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { configModel } from './config-json'
import { FitError } from './fit-error'

const llama8b = { model_type: 'llama', hidden_size: 4096, num_hidden_layers: 32, num_attention_heads: 32, num_key_value_heads: 8, intermediate_size: 14336, vocab_size: 128256, tie_word_embeddings: false, max_position_embeddings: 131072 }
const read = (over: Record<string, unknown> = {}) => configModel(JSON.stringify({ ...llama8b, ...over }))
const message = (text: string): string => {
  try {
    configModel(text)
    return 'accepted'
  } catch (error) {
    if (error instanceof FitError) return error.message
    throw error
  }
}

describe("a model's config.json", () => {
  it('gives the parameters of Llama 3.1 8B to a thousandth', () => {
    const { of, contextLength } = read()
    expect(Math.abs(of.params / 8.0303e9 - 1)).toBeLessThan(1e-3)
    expect(of).toMatchObject({ layers: 32, keyWidth: 1024, cacheWidth: 2048, tied: false, guessed: false })
    expect(contextLength).toBe(131_072)
  })
  it('gives those of a mixture, with the experts that work on a token: Mixtral 8x7B', () => {
    const { of } = read({ vocab_size: 32000, num_local_experts: 8, num_experts_per_tok: 2 })
    expect(Math.abs(of.params / 46.7e9 - 1)).toBeLessThan(2e-3)
    expect(of.experts).toEqual({ count: 8, active: 2, width: 14_336 })
  })
  it('gives those of latent attention: DeepSeek V2 Lite', () => {
    const { of } = read({ hidden_size: 2048, num_hidden_layers: 27, num_attention_heads: 16, num_key_value_heads: 16, intermediate_size: 10944, moe_intermediate_size: 1408, n_routed_experts: 64, n_shared_experts: 2, num_experts_per_tok: 6, first_k_dense_replace: 1, kv_lora_rank: 512, q_lora_rank: null, qk_nope_head_dim: 128, qk_rope_head_dim: 64, v_head_dim: 128, vocab_size: 102400 })
    // 15,706,484,224 by the release's own count.
    expect(Math.abs(of.params / 15.706484224e9 - 1)).toBeLessThan(5e-4)
    expect(of.cacheWidth).toBe(576)
  })
  it('takes windows by layer: Gemma 3 says one of six, others list each', () => {
    expect(read({ sliding_window: 1024, sliding_window_pattern: 6 }).of).toMatchObject({ window: 1024, family: { globalEvery: 6 } })
    expect(read({ sliding_window: 128, layer_types: Array.from({ length: 32 }, (_, i) => (i % 2 ? 'full_attention' : 'sliding_attention')) }).of.family.globalEvery).toBe(2)
    expect(read({ sliding_window: 4096, use_sliding_window: false }).of.window).toBeNull()
  })
  it('is found one level down in a model of text and images, and under the older names', () => {
    expect(configModel(JSON.stringify({ model_type: 'gemma3', text_config: llama8b })).of.hidden).toBe(4096)
    const gpt2 = configModel(JSON.stringify({ model_type: 'gpt2', n_embd: 768, n_layer: 12, n_head: 12, vocab_size: 50257, n_positions: 1024, tie_word_embeddings: true })).of
    expect(gpt2).toMatchObject({ hidden: 768, ffn: 3072, family: { gated: false } })
    expect(Math.abs(gpt2.params / 123.5e6 - 1)).toBeLessThan(0.01)
  })
  it.each([
    [JSON.stringify({ ...llama8b, num_hidden_layers: 0 }), 'num_hidden_layers'],
    [JSON.stringify({ ...llama8b, hidden_size: undefined }), 'hidden_size'],
    [JSON.stringify({ ...llama8b, num_attention_heads: 33 }), '33 do not divide a hidden_size of 4096'],
    [JSON.stringify({ ...llama8b, num_key_value_heads: 5 }), 'num_key_value_heads'],
    [JSON.stringify({ ...llama8b, vocab_size: 'many' }), 'vocab_size'],
    [JSON.stringify({ ...llama8b, num_hidden_layers: 10_000, hidden_size: 1_000_000, num_attention_heads: 1, num_key_value_heads: 1 }), 'parameters'],
    [JSON.stringify({ ...llama8b, num_local_experts: 4, num_experts_per_tok: 9 }), '9 of 4 experts'],
    ['[]', 'not an object'],
    ['{"__proto__": {}}', '__proto__'],
    ['[[[[[[[[[[[[[[[[[[[[[[[[[[', 'nested deeper'],
    ['', 'not JSON'],
  ])('that is nonsense is refused by name: %.60s', (text, name) => expect(message(text)).toContain(name))
  it('survives any text and any values', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => typeof message(text) === 'string'), { numRuns: 300 })
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(llama8b), 'sliding_window', 'layer_types', 'num_experts', 'kv_lora_rank', 'text_config', 'n_inner'), fc.jsonValue()), (over) => {
        const said = message(JSON.stringify({ ...llama8b, ...over }))
        return said === 'accepted' || said.length > 0
      }),
      { numRuns: 500 },
    )
  })
})
