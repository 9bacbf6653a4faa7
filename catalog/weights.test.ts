import { describe, expect, it } from 'vitest'
import { dimensionsOf } from '../core/fit/dimensions'
import { storedWeights } from '../core/fit/weights'
import { findQuantization } from '../core/quantization/list'
import { models } from '.'

/**
 * Sizes of whole files as their hubs list them, GB (1e9 bytes), read 2026-11 with three digits. Where a file was made with
 * rules of its maker's own, its row is not here (docs/fit.md).
 */
const published: readonly { model: string; source: string; gb: Record<string, number> }[] = [
  { model: 'llama-3.1-8b', source: 'huggingface.co/second-state/Meta-Llama-3.1-8B-GGUF (llama.cpp b3613)', gb: { q2_k: 3.18, q3_k_l: 4.32, q3_k_m: 4.02, q3_k_s: 3.66, q4_0: 4.66, q4_k_m: 4.92, q4_k_s: 4.69, q5_0: 5.6, q5_k_m: 5.73, q5_k_s: 5.6, q6_k: 6.6, q8_0: 8.54, fp16: 16.1 } },
  { model: 'llama-3.2-1b', source: 'huggingface.co/martineden/Llama-3.2-1B-GGUF', gb: { q2_k: 0.581, q3_k_l: 0.733, q3_k_m: 0.691, q3_k_s: 0.642, q4_0: 0.771, q4_k_m: 0.808, q4_k_s: 0.776, q5_0: 0.893, q5_k_m: 0.911, q5_k_s: 0.893, q6_k: 1.02, q8_0: 1.32 } },
  { model: 'llama-3.2-1b', source: 'huggingface.co/mradermacher/Llama-3.2-1B-GGUF', gb: { iq3_m: 0.657, iq3_s: 0.644, iq3_xs: 0.621, iq4_xs: 0.748 } },
  { model: 'qwen2.5-7b', source: 'huggingface.co/second-state/Qwen2.5-7B-Instruct-GGUF', gb: { q2_k: 3.02, q3_k_l: 4.09, q3_k_m: 3.81, q3_k_s: 3.49, q4_0: 4.43, q4_k_m: 4.68, q4_k_s: 4.46 } },
  { model: 'gemma-2-2b', source: 'huggingface.co/second-state/gemma-2-2b-it-GGUF', gb: { q2_k: 1.23, q3_k_l: 1.55, q3_k_m: 1.46, q3_k_s: 1.36, q4_0: 1.63, q4_k_m: 1.71, q4_k_s: 1.64, q5_0: 1.88 } },
  { model: 'gemma-2-9b', source: 'huggingface.co/second-state/gemma-2-9b-it-GGUF', gb: { q2_k: 3.81, q3_k_l: 5.13, q3_k_m: 4.76, q3_k_s: 4.34, q4_0: 5.44, q4_k_m: 5.76, q4_k_s: 5.48, q5_0: 6.48, q5_k_m: 6.65, q5_k_s: 6.48, q6_k: 7.59, q8_0: 9.83, fp16: 18.5 } },
  { model: 'gemma-2-27b', source: 'huggingface.co/bartowski/gemma-2-27b-it-GGUF', gb: { q3_k_s: 12.2, q3_k_m: 13.4, q4_k_m: 16.6, q5_k_m: 19.4, q6_k: 22.3 } },
  { model: 'gemma-7b', source: 'huggingface.co/RichardErkhov/mhenrichsen_-_gemma-7b-gguf', gb: { iq3_m: 4.11, iq3_s: 3.98, iq3_xs: 3.8, iq4_nl: 5.04, iq4_xs: 4.81, q2_k: 3.48, q3_k_m: 4.37, q3_k_l: 4.71, q3_k_s: 3.98, q4_0: 5.01, q4_1: 5.5, q4_k_m: 5.33, q4_k_s: 5.05, q5_0: 5.98, q5_1: 6.47, q5_k_m: 6.14 } },
  { model: 'gemma-2b', source: 'huggingface.co/second-state/gemma-1.1-2b-it-GGUF, bartowski/gemma-1.1-2b-it-GGUF', gb: { q2_k: 1.16, q3_k_l: 1.47, q3_k_m: 1.38, q3_k_s: 1.29, q4_0: 1.55, q4_k_m: 1.63, q4_k_s: 1.56, q5_0: 1.8, q5_k_m: 1.84, iq4_xs: 1.5, iq4_nl: 1.56, iq3_m: 1.31, iq3_s: 1.29 } },
  { model: 'mixtral-8x7b', source: 'huggingface.co/mradermacher/Mixtral-8x7B-v0.1-GGUF', gb: { iq3_m: 21.4, iq3_s: 20.4, iq3_xs: 19.4, iq4_xs: 25.4, q2_k: 17.3, q3_k_l: 24.2, q3_k_m: 22.5, q3_k_s: 20.4, q4_k_m: 28.4, q4_k_s: 26.7, q5_k_m: 33.2, q5_k_s: 32.2, q6_k: 38.4, q8_0: 49.6 } },
  { model: 'phi-3-mini-4k', source: 'huggingface.co/mradermacher/Phi-3-mini-4k-instruct-GGUF', gb: { iq3_m: 1.86, iq3_s: 1.68, iq3_xs: 1.63, iq4_xs: 2.08, q2_k: 1.42, q3_k_l: 2.09, q3_k_m: 1.96, q3_k_s: 1.68, q4_k_m: 2.39, q4_k_s: 2.19, q5_k_m: 2.82, q5_k_s: 2.64, q6_k: 3.14, q8_0: 4.06, fp16: 7.64 } },
  { model: 'qwen3-8b', source: 'huggingface.co/codebasic/Qwen3-8B-GGUF', gb: { q2_k: 3.28, q4_0: 4.77, q6_k: 6.73, q8_0: 8.71, fp16: 16.4 } },
  { model: 'qwen3-32b', source: 'huggingface.co/ggml-org/Qwen3-32B-GGUF', gb: { q4_k_m: 19.8, q8_0: 34.8, fp16: 65.5 } },
  { model: 'deepseek-v2-lite', source: 'huggingface.co/mradermacher/DeepSeek-V2-Lite-GGUF', gb: { iq3_m: 7.55, iq3_s: 7.49, iq3_xs: 7.12, iq4_xs: 8.65, q2_k: 6.43, q3_k_l: 8.46, q3_k_m: 8.13, q3_k_s: 7.49, q4_k_m: 10.4, q4_k_s: 9.53, q5_k_m: 11.9, q5_k_s: 11.1, q6_k: 14.1, q8_0: 16.7, fp16: 31.4 } },
  { model: 'llama-3.1-70b', source: 'huggingface.co/mradermacher/Meta-Llama-3.1-70B-GGUF; IQ1 and IQ2: ThomasBaruzier/Meta-Llama-3.1-70B-Instruct-GGUF', gb: { iq3_m: 31.9, iq3_s: 30.9, iq3_xs: 29.3, iq4_xs: 38.3, q2_k: 26.4, q3_k_l: 37.1, q3_k_m: 34.3, q3_k_s: 30.9, q4_k_m: 42.5, q4_k_s: 40.3, q5_k_m: 49.9, q5_k_s: 48.7, q8_0: 75, iq2_m: 24.1, iq2_s: 22.2, iq2_xs: 21.1, iq2_xxs: 19.1, iq1_m: 16.8, iq1_s: 15.3 } },
  { model: 'mistral-7b-v0.1', source: 'huggingface.co/mradermacher/Mistral-7B-v0.1-GGUF', gb: { iq3_m: 3.28, iq3_s: 3.18, iq3_xs: 3.02, iq4_xs: 3.94, q2_k: 2.72, q3_k_l: 3.82, q3_k_m: 3.52, q3_k_s: 3.16, q4_k_m: 4.37, q4_k_s: 4.14, q5_k_m: 5.13, q5_k_s: 5, q6_k: 5.94, q8_0: 7.7 } },
  { model: 'mistral-7b-v0.3', source: 'huggingface.co/mradermacher/Mistral-7B-Instruct-v0.3-GGUF and Mistral-7B-v0.3-i1-GGUF', gb: { iq3_m: 3.29, iq3_s: 3.19, iq3_xs: 3.02, iq3_xxs: 2.83, iq4_xs: 3.95, q2_k: 2.72, q3_k_l: 3.83, q3_k_m: 3.52, q4_k_m: 4.37, q4_k_s: 4.14, q5_k_m: 5.14, q6_k: 5.95, q8_0: 7.7, iq2_m: 2.5, iq2_s: 2.31, iq2_xs: 2.2, iq2_xxs: 1.99, iq1_m: 1.76, iq1_s: 1.62 } },
  { model: 'qwen2.5-0.5b', source: 'huggingface.co/mradermacher/Qwen2.5-0.5B-GGUF', gb: { iq3_m: 0.343, iq3_s: 0.339, iq3_xs: 0.339, iq4_nl: 0.354, iq4_xs: 0.351, q2_k: 0.339, q3_k_l: 0.369, q3_k_m: 0.355, q3_k_s: 0.338, q4_0: 0.352, q4_1: 0.375, q4_k_m: 0.398, q4_k_s: 0.385, q5_k_m: 0.42, q5_k_s: 0.413, q6_k: 0.506 } },
  { model: 'smollm2-1.7b', source: 'huggingface.co/mradermacher/SmolLM2-1.7B-Instruct-GGUF', gb: { q2_k: 0.675, q3_k_l: 0.933, q3_k_m: 0.86, q3_k_s: 0.777, q4_k_m: 1.06, q4_k_s: 0.999, q5_k_m: 1.23, q5_k_s: 1.19, q6_k: 1.41, q8_0: 1.82, fp16: 3.42 } },
  { model: 'gpt-oss-20b', source: 'huggingface.co/unsloth/gpt-oss-20b-GGUF', gb: { q4_0: 11.5, q4_k_s: 11.6, q4_k_m: 11.6, q5_k_m: 11.7 } },
  { model: 'smollm2-135m', source: 'huggingface.co/mradermacher/SmolLM2-135M-Instruct-GGUF', gb: { iq4_xs: 0.0913, q2_k: 0.0882, q3_k_l: 0.0975, q3_k_m: 0.0935, q3_k_s: 0.0882, q4_k_m: 0.105, q4_k_s: 0.102, q5_k_m: 0.112, q5_k_s: 0.11, q6_k: 0.138, q8_0: 0.145 } },
]

/** metadata.total_size of the model's model.safetensors.index.json, bytes: tensors alone, to the byte. */
const safetensors: readonly { model: string; source: string; bytes: number }[] = [
  { model: 'llama-3.1-8b', source: 'meta-llama/Llama-3.1-8B', bytes: 16_060_522_496 },
  { model: 'llama-3.1-70b', source: 'meta-llama/Llama-3.1-70B', bytes: 141_107_412_992 },
  { model: 'mistral-7b-v0.1', source: 'mistralai/Mistral-7B-Instruct-v0.2, of the same shape', bytes: 14_483_464_192 },
  { model: 'mixtral-8x7b', source: 'mistralai/Mixtral-8x7B-v0.1', bytes: 93_405_585_408 },
  { model: 'qwen2.5-3b', source: 'Qwen/Qwen2.5-3B-Instruct', bytes: 6_171_877_376 },
  { model: 'qwen2.5-7b', source: 'Qwen/Qwen2.5-7B-Instruct', bytes: 15_231_233_024 },
]

describe('weights as stored', () => {
  it.each(safetensors)('of $model in bf16 are within 2 % of its safetensors ($source)', ({ model, bytes }) => {
    const stored = findQuantization('bf16')
    const own = storedWeights(dimensionsOf(models().find(({ id }) => id === model)!)!, stored.ok ? stored.quantization : null!).bytes
    expect(Math.abs(own / bytes - 1), `${own} for ${bytes}`).toBeLessThan(0.02)
  })

  it.each(published.flatMap(({ model, source, gb }) => Object.entries(gb).map(([name, size]) => ({ model, name, size, source }))))('of $model in $name are within 2 % of the published file', ({ model, name, size }) => {
    const row = models().find(({ id }) => id === model)!
    const quantization = findQuantization(name)
    const of = dimensionsOf(row)!
    // A file holds the vocabulary in words too, some 36 bytes a token, which no GPU sees.
    const bytes = storedWeights(of, quantization.ok ? quantization.quantization : null!).bytes + 36 * of.vocab
    expect(Math.abs(bytes / (size * 1e9) - 1), `${(bytes / 1e9).toFixed(3)} GB for ${size}`).toBeLessThan(0.02)
  })
})
