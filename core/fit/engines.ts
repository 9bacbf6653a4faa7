import { nearest } from '../text/nearest'

/** How a program that runs or trains a model holds things, where that differs. */
export interface FitEngine {
  readonly id: string
  readonly aliases: readonly string[]
  /** Full training: the 16-bit weights themselves are trained, without a full-precision copy. */
  readonly pure: boolean
  /** Adapters and their gradients in 16 bits too. */
  readonly halfAdapters: boolean
  /** Share of the usual bytes for logits: the loss is worked out in stretches. */
  readonly logitShare: number
  /** The optimizer works on a full-precision copy of 16-bit weights, gradients and logits stay in 16 bits (DeepSpeed, Megatron). */
  readonly partitions: boolean
  /** Inputs of layers wait in the processor's memory. */
  readonly movesCheckpoints: boolean
  /** Each gradient is used as soon as it is there, so that only one layer's are held; with a frugal optimizer. */
  readonly updatesAtOnce: boolean
  /** What quantisation left in 16 bits is widened in training (`prepare_model_for_kbit_training`). */
  readonly widens: boolean
  /** The input's table stays with the processor when the output has its own. */
  readonly leavesEmbedding: boolean
  /** Tokens of a prompt that pass the layers together; null: all of them. */
  readonly promptTokens: number | null
  /** Recorded graphs of kernels and the library's own buffers, bytes. */
  readonly extraBytes: number
}

const one = (id: string, over: Partial<FitEngine> = {}): FitEngine => ({ id, aliases: [], pure: false, halfAdapters: false, logitShare: 1, partitions: false, movesCheckpoints: false, updatesAtOnce: false, widens: false, leavesEmbedding: false, promptTokens: null, extraBytes: 0, ...over })

/**
 * One line each; the first is meant where nothing is said. Sources: the programs' own documents and code (torchtune's memory
 * tutorial and recipes, Unsloth's notes on long contexts, PEFT, llama.cpp's logs of its buffers), read 2026-11.
 */
export const fitEngines: readonly FitEngine[] = [
  one('transformers', { aliases: ['huggingface', 'hf', 'peft', 'trl', 'autogptq', 'swift', 'ms-swift', 'llama-recipes', 'lit-gpt', 'litgpt', 'pytorch', 'torch', 'accelerate'], widens: true }),
  one('llama-factory', { aliases: ['llamafactory'] }),
  one('axolotl', { pure: true }),
  one('torchtune', { pure: true, halfAdapters: true, logitShare: 0.25, updatesAtOnce: true }),
  one('unsloth', { pure: true, logitShare: 0.02, movesCheckpoints: true }),
  one('deepspeed', { aliases: ['megatron', 'megatron-lm', 'nemo'], partitions: true, logitShare: 0.5, widens: true }),
  one('llama.cpp', { aliases: ['llamacpp', 'ollama', 'lmstudio', 'lm studio', 'koboldcpp', 'llama-cpp-python'], leavesEmbedding: true, promptTokens: 512 }),
  one('vllm', { aliases: ['sglang', 'tgi'], promptTokens: 2048, extraBytes: 0.6 * 2 ** 30 }),
  one('exllama', { aliases: ['exllamav2', 'exllamav3'], promptTokens: 2048 }),
  one('tensorrt-llm', { aliases: ['tensorrt', 'trtllm'], promptTokens: 2048, extraBytes: 0.6 * 2 ** 30 }),
  one('mlx', { aliases: ['mlxlm'], promptTokens: 512 }),
]

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The engine that a name means, or the nearest names. */
export function findFitEngine(name: string): { ok: true; engine: FitEngine } | { ok: false; nearest: string[] } {
  const wanted = bare(name)
  const engine = fitEngines.find(({ id, aliases }) => [id, ...aliases].some((each) => bare(each) === wanted))
  return engine ? { ok: true, engine } : { ok: false, nearest: nearest(wanted, fitEngines.map(({ id }) => id)) }
}
