/** How an engine spends a token's time beside llama.cpp, and how it uses several cards. */
export interface LlmEngine {
  readonly id: string
  readonly aliases: readonly string[]
  /** Times llama.cpp's fixed time of a layer. */
  readonly overhead: number
  /** Cards work on every layer together, not one after another. */
  readonly tensorParallel: boolean
  /** Standard deviation of the logarithm that not having measured it adds. */
  readonly sigma: number
}

/** One line each; the overheads of others are estimates, so their bands are wider. */
export const llmEngines: readonly LlmEngine[] = [
  { id: 'llama.cpp', aliases: ['llamacpp', 'ollama', 'lmstudio', 'koboldcpp'], overhead: 1, tensorParallel: false, sigma: 0 },
  { id: 'mlx', aliases: ['mlxlm'], overhead: 0.8, tensorParallel: false, sigma: 0.15 },
  { id: 'vllm', aliases: ['sglang', 'tgi'], overhead: 0.9, tensorParallel: true, sigma: 0.15 },
  { id: 'exllama', aliases: ['exllamav2', 'exllamav3'], overhead: 0.7, tensorParallel: false, sigma: 0.15 },
  { id: 'tensorrt-llm', aliases: ['tensorrt', 'trtllm'], overhead: 0.6, tensorParallel: true, sigma: 0.2 },
  // Operation by operation from Python: some fifteen launches a layer, none recorded.
  { id: 'transformers', aliases: ['huggingface', 'hf'], overhead: 8, tensorParallel: false, sigma: 0.3 },
]

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')
export const findEngine = (name: string): LlmEngine | null => llmEngines.find(({ id, aliases }) => [id, ...aliases].some((each) => bare(each) === bare(name))) ?? null
