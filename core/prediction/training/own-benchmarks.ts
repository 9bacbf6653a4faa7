import { type CustomWork } from './ratio'

const square = (n: number, bytes: number): CustomWork => ({ flops: 2 * n ** 3, bytes: 3 * n ** 2 * bytes, launches: 1 })
/** So many elements, each with so many FLOP and words of 4 bytes. */
const stream = (flops: number, words: number, elements = 2 ** 26): CustomWork => ({ flops: flops * elements, bytes: 4 * words * elements, launches: 1 })

const convolution: CustomWork = { flops: 2 * 64 * 56 ** 2 * 128 ** 2 * 9, bytes: 4 * (2 * 64 * 56 ** 2 * 128 + 128 ** 2 * 9), launches: 1 }

/**
 * The program's own benchmarks as work for a ratio: those that a card decides, by what one iteration of theirs computes and
 * moves at the size that a GPU is measured at (benchmarks/*\/definition.ts). Whole networks go by their names instead.
 */
export const benchmarkWork: Readonly<Record<string, CustomWork>> = {
  'matmul-fp32': square(8192, 4),
  'matmul-bf16': square(8192, 2),
  'matmul-fp16': square(8192, 2),
  'matmul-tall': { flops: 2 * 1_048_576 * 128 ** 2, bytes: 4 * (2 * 1_048_576 * 128 + 128 ** 2), launches: 1 },
  'matmul-eager': square(8192, 4),
  'matmul-sustained': square(8192, 4),
  conv2d: convolution,
  'conv2d-sustained': convolution,
  triad: stream(2, 3),
  elementwise: stream(1, 2),
  reduction: stream(1, 1),
  'llm-prefill': { flops: 4 * 2048 * 4096 * 11_008, bytes: 4 * (2 * 4096 * 11_008 + 2048 * (2 * 4096 + 2 * 11_008)), launches: 2 },
  'llm-decode': { flops: 4 * 4096 * 11_008, bytes: 4 * 2 * 4096 * 11_008, launches: 2 },
}

/** Benchmarks that are a network of the list, or blocks of one. */
export const benchmarkNetworks: Readonly<Record<string, string>> = {
  'resnet50-train': 'resnet50',
  'resnet50-train-sustained': 'resnet50',
  'resnet50-inference': 'resnet50',
  'conv-train': 'resnet50',
  'encoder-train': 'bert-base',
  'encoder-inference': 'bert-base',
  'transformer-inference': 'bert-base',
  'decoder-train': 'bert-base',
  'lora-train': 'bert-base',
}
