import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchModel } from '../../core/catalog/match-model'
import { models } from '..'

const match = (name: string) => matchModel(models(), name)
const idOf = (name: string) => {
  const answer = match(name)
  return answer.ok ? answer.model.id : `none: ${answer.nearest.join(', ')}`
}

/** As hubs, Ollama, llama.cpp's files and people write them. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  'llama-2-7b': ['Llama 2 7B', 'llama-2-7b-chat-hf', 'meta-llama/Llama-2-7b-chat-hf', 'llama2:7b', 'llama-2-7b.Q4_K_M.gguf', 'Llama2 7B'],
  'llama-2-70b': ['Llama-2-70b-hf', 'llama2 70b'],
  'llama-3-8b': ['LLaMA-3-8B', 'meta-llama/Meta-Llama-3-8B-Instruct', 'llama3:8b', 'Meta-Llama-3-8B', 'llama 3 8b'],
  'llama-3-70b': ['Llama-3-70B-Instruct', 'llama3:70b-instruct'],
  'llama-3.1-8b': ['llama-3.1-8b-instruct', 'Meta-Llama-3.1-8B', 'Meta-Llama-3.1-8B-Instruct-Q4_K_M.gguf', 'llama3.1:8b', 'llama 3.1 8b', 'unsloth/Meta-Llama-3.1-8B-Instruct-bnb-4bit', 'Llama-3.1-8B-Instruct-FP8', 'hf.co/someone/Meta-Llama-3.1-8B-Instruct-GGUF:Q4_K_M', 'LLAMA 3.1 8B'],
  'llama-3.1-70b': ['Meta-Llama-3.1-70B-Instruct', 'llama3.1:70b'],
  'llama-3.1-405b': ['Llama 3.1 405B', 'meta-llama/Llama-3.1-405B-Instruct-FP8'],
  'llama-3.2-1b': ['Llama-3.2-1B-Instruct', 'llama3.2:1b'],
  'llama-3.2-3b': ['Llama 3.2 3B', 'llama3.2:3b'],
  'llama-3.3-70b': ['Llama-3.3-70B-Instruct', 'llama3.3', 'llama 3.3 70b'],
  'mistral-7b-v0.1': ['mistral 7b', 'mistralai/Mistral-7B-v0.1', 'mistral:7b', 'Mistral-7B-Instruct-v0.1'],
  'mistral-7b-v0.3': ['Mistral-7B-Instruct-v0.3', 'mistral-7b-v0.3'],
  'mistral-nemo-12b': ['mistral-nemo', 'Mistral Nemo 12B', 'Mistral-Nemo-Instruct'],
  'mistral-large-2411': ['Mistral-Large-Instruct-2411', 'mistral large 2411'],
  'mixtral-8x7b': ['mixtral 8x7b', 'Mixtral-8x7B-Instruct', 'mistralai/Mixtral-8x7B', 'mixtral:8x7b'],
  'mixtral-8x22b': ['mixtral 8x22b', 'Mixtral-8x22B-Instruct'],
  'gemma-2-9b': ['gemma-2-9b-it', 'google/gemma-2-9b', 'gemma2:9b'],
  'gemma-3-27b': ['gemma-3-27b-it', 'gemma3:27b', 'gemma 3 27b'],
  'gemma-7b': ['gemma-7b-it', 'gemma:7b'],
  'qwen2.5-7b': ['Qwen2.5 7B Instruct', 'Qwen/Qwen2.5-7B-Instruct', 'Qwen2.5-7B-Instruct-GGUF', 'qwen2.5:7b', 'qwen 2.5 7b', 'Qwen2.5-7B-Instruct-AWQ', 'Qwen2.5-7B-Instruct-GPTQ-Int4'],
  'qwen2.5-72b': ['Qwen2.5-72B-Instruct', 'qwen2.5:72b'],
  'qwen2.5-0.5b': ['Qwen2.5 0.5B', 'qwen2.5:0.5b'],
  'qwen2.5-coder-32b': ['qwen2.5 coder 32b', 'Qwen/Qwen2.5-Coder-32B-Instruct', 'qwen2.5-coder:32b'],
  'qwen3-8b': ['Qwen3-8B', 'qwen3:8b', 'Qwen3 8B'],
  'qwen3-30b-a3b': ['Qwen3-30B-A3B', 'qwen3 30b a3b', 'Qwen/Qwen3-30B-A3B'],
  'qwen3-235b-a22b': ['Qwen3-235B-A22B'],
  'phi-2': ['Phi-2', 'microsoft/phi-2', 'phi2'],
  'phi-3-mini-4k': ['phi-3 mini', 'Phi-3-mini-4k-instruct'],
  'phi-4': ['phi-4', 'phi4', 'microsoft/phi-4'],
  'phi-4-mini': ['Phi-4-mini-instruct', 'phi4 mini'],
  'tinyllama-1.1b': ['tinyllama', 'TinyLlama-1.1B', 'TinyLlama/TinyLlama-1.1B-Chat'],
  'deepseek-r1': ['DeepSeek-R1', 'deepseek r1', 'deepseek-ai/DeepSeek-R1'],
  'deepseek-r1-distill-qwen-14b': ['DeepSeek R1 distill qwen 14b', 'deepseek-r1:14b', 'DeepSeek-R1-Distill-Qwen-14B'],
  'deepseek-r1-distill-llama-70b': ['DeepSeek-R1-Distill-Llama-70B', 'deepseek-r1:70b'],
  'deepseek-v2-lite': ['DeepSeek-V2-Lite', 'DeepSeek V2 Lite Chat'],
  'gpt-oss-20b': ['gpt-oss:20b', 'gpt-oss 20b', 'openai/gpt-oss-20b', 'GPT OSS 20B'],
  'gpt-oss-120b': ['gpt-oss 120b', 'gpt-oss-120b', 'openai/gpt-oss-120b', 'gpt-oss-120b-mxfp4'],
  'llama-4-scout': ['Llama 4 Scout', 'Llama-4-Scout-17B-16E-Instruct'],
  'bert-base': ['BERT base', 'bert-base', 'bert base'],
  'bert-large': ['BERT-large', 'bert large'],
  't5-large': ['T5 large', 't5-large'],
  'whisper-large-v3': ['whisper large v3', 'openai/whisper-large-v3', 'Whisper large-v3'],
  'whisper-base': ['whisper base', 'openai/whisper-base'],
  'resnet-50': ['ResNet-50', 'resnet50', 'ResNet 50'],
  'vit-base-16': ['ViT-B/16', 'vit-base-16', 'vit b 16'],
  'stable-diffusion-1.5': ['Stable Diffusion 1.5', 'stable-diffusion-1.5'],
  'sdxl-base-1.0': ['SDXL', 'sdxl base 1.0', 'Stable Diffusion XL base 1.0'],
  'flux.1-dev': ['FLUX.1 [dev]', 'flux.1-dev', 'black-forest-labs/FLUX.1-dev'],
} // prettier-ignore

/** Too little said, another size, another release, or none: refused. A family of which the catalog has one size of several is a guess. */
const none = ['mixtral', 'llama', 'Llama 3', 'Llama 3.1', 'Llama 3 9B', 'Llama 3.1 7B', 'Llama 5 8B', 'Llama 3.4 8B', 'Mistral 8B', 'Mistral-7B-Instruct-v0.2', 'Qwen2.5 8B', 'Qwen 7B', 'qwen4 8b', 'gemma', 'gemma 4 27b', 'GPT-9', 'gpt-4', 'gpt-oss', 'gpt-oss 30b', 'claude', 'falcon', 'falcon 40b', 'pythia', 'codellama', 'Code Llama 7B', 'phi', 'phi-3', 'phi-3.5', 'phi-3 medium', 'convnext', 'swin', 'vit', 'whisper', 'bert', 't5', 'resnet', 'resnet-51', 'efficientnet', 'yolov8', '7b', '8B', '16', 'v0.1', 'instruct', '', '/', ' ', '🙂', 'constructor', '__proto__', 'mixtral 8x8b', 'deepseek', 'deepseek-r1:13b'] // prettier-ignore

describe('model names', () => {
  it('of every spelling mean their row', () => {
    const wrong = Object.entries(spellings).flatMap(([id, names]) => names.filter((name) => idOf(name) !== id).map((name) => `${name}: ${idOf(name)} instead of ${id}`))
    expect(wrong).toEqual([])
  })
  it('that say too little, or name what is not there, are refused with three names', () => {
    expect(none.filter((name) => match(name).ok).map((name) => `${name}: ${idOf(name)}`)).toEqual([])
    for (const name of none) {
      const answer = match(name)
      if (!answer.ok) expect(new Set(answer.nearest).size, name).toBe(3)
    }
  })
  it('and ids of every row lead back to it, whatever the case and what stands between the words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...models().flatMap((model) => [{ model, name: model.name }, { model, name: model.id }])), fc.constantFrom(' ', '-', '_', '  '), fc.boolean(), ({ model, name }, between, upper) => {
        const noisy = name.replace(/[ -]/g, between)
        expect(idOf(upper ? noisy.toUpperCase() : noisy.toLowerCase())).toBe(model.id)
      }),
      { numRuns: 1500 },
    )
  })
  it.each([
    ['Llama 3', 'Llama 3 8B'],
    ['gpt-oss', 'gpt-oss-20b'],
    ['Qwen2.5 8B', 'Qwen2.5 3B'],
  ])('%s: among the nearest is %s', (name, near) => {
    const answer = match(name)
    expect(!answer.ok && answer.nearest).toContain(near)
  })
})
