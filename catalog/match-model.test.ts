import { describe, expect, it } from 'vitest'
import { matchModel } from '../core/catalog/match-model'
import { models } from '.'

const match = (name: string) => matchModel(models(), name)

describe('a model is found as people, hubs and files write it', () => {
  it.each([
    ['LLaMA-3-8B', 'Llama 3 8B'],
    ['meta-llama/Meta-Llama-3-8B-Instruct', 'Llama 3 8B'],
    ['llama3:8b', 'Llama 3 8B'],
    ['Meta-Llama-3.1-8B-Instruct-Q4_K_M.gguf', 'Llama 3.1 8B'],
    ['Qwen2.5-7B-Instruct-GGUF', 'Qwen2.5 7B'],
    ['qwen2.5 coder 32b', 'Qwen2.5-Coder 32B'],
    ['gpt-oss:20b', 'gpt-oss-20b'],
    ['DeepSeek R1 distill qwen 14b', 'DeepSeek-R1-Distill-Qwen 14B'],
    ['mistral 7b', 'Mistral 7B v0.1'],
    ['phi-3 mini', 'Phi-3 mini 4k'],
    ['tinyllama', 'TinyLlama 1.1B'],
  ])('%s', (name, expected) => expect(match(name)).toMatchObject({ ok: true, model: { name: expected } }))
  it.each(['mixtral', 'llama', 'Llama 3', 'GPT-9', '', '/'])('never by a guess between sizes, nor where there is none: %s', (name) => {
    const answer = match(name)
    expect(answer.ok).toBe(false)
    if (!answer.ok) expect(answer.nearest).toHaveLength(3)
  })
})
