/**
 * One deliberate error in each kernel, which its known answer must see: `npm run mutate:kernels`. The errors stand in
 * docs/fidelity.md beside the benchmark.
 * @type {{ benchmark: string, file: string, from: string, to: string }[]}
 */
const product = { file: 'benchmarks/matmul/plan.ts', from: 'build: (ops, [a, b]) => ops.matmul(a!, b!),', to: 'build: (ops, [a, b]) => ops.add(a!, ops.matmul(a!, b!)),' }
const projection = { file: 'benchmarks/matmul/plan.ts', from: 'ops.matmul(ops.matmul(x!, up!), down!)', to: 'ops.scale(ops.matmul(ops.matmul(x!, up!), down!), 1.01)' }
const relu = { file: 'benchmarks/network/graph-layers.ts', from: "ops.op('Relu', [x.node])", to: "ops.op('Relu6', [x.node])" }
const gelu = { file: 'benchmarks/network/graph-layers.ts', from: 'ops.scale(x.node, Math.SQRT1_2)', to: 'ops.scale(x.node, 0.7)' }

export const kernelErrors = [
  ...['matmul-fp32', 'matmul-bf16', 'matmul-fp16', 'matmul-fp64', 'matmul-tall', 'scaling-compute', 'scaling-gpus'].map((benchmark) => ({ benchmark, ...product })),
  { benchmark: 'matmul-eager', file: 'benchmarks/matmul/tfjs.ts', from: 'const product = tf.tidy(() => tf.matMul(start, factor)', to: 'const product = tf.tidy(() => tf.matMul(factor, start)' },
  { benchmark: 'roofline-1', file: 'benchmarks/roofline/plan.ts', from: 'ops.matmul(a!, b!)', to: 'ops.scale(ops.matmul(a!, b!), 1.01)' },
  { benchmark: 'conv2d', file: 'benchmarks/conv2d/plan.ts', from: 'value: [1, 1, 1, 1]', to: 'value: [1, 2, 2, 1]' },
  { benchmark: 'attention', file: 'benchmarks/attention/plan.ts', from: 'true), 1 / Math.sqrt(width))', to: 'true), 1)' },
  ...['triad', 'scaling-memory'].map((benchmark) => ({ benchmark, file: 'benchmarks/triad/kernel.ts', from: 'binding.createTensor([], tfType.float, [-scale])', to: 'binding.createTensor([], tfType.float, [scale])' })),
  { benchmark: 'elementwise', file: 'benchmarks/elementwise/plan.ts', from: 'ops.add(a!, b!)', to: 'ops.multiply(a!, b!)' },
  { benchmark: 'reduction', file: 'benchmarks/elementwise/plan.ts', from: 'ops.sum(x!, [1])', to: 'ops.mean(x!, [1], false)' },
  { benchmark: 'memory-latency', file: 'benchmarks/memory-latency/kernel.ts', from: 'words[order[i]! * step] = order[(i + 1) % lines]! * step', to: 'words[order[i]! * step] = order[(i + 2) % lines]! * step' },
  ...['copy-in', 'copy-out'].map((benchmark) => ({ benchmark, file: 'benchmarks/copy/kernel.ts', from: "executeRaw('Identity'", to: "executeRaw('Neg'" })),
  { benchmark: 'op-overhead', file: 'benchmarks/op-overhead/kernel.ts', from: 'tf.add(current, one)', to: 'tf.sub(current, one)' },
  { benchmark: 'resnet50-train', file: 'benchmarks/network/laid.ts', from: 'const rate = graph.input(tfType.float)', to: 'const rate = ops.scale(graph.input(tfType.float), 2)' },
  { benchmark: 'resnet50-inference', ...relu },
  ...['encoder-train', 'encoder-inference'].map((benchmark) => ({ benchmark, ...gelu })),
  { benchmark: 'decoder-train', file: 'benchmarks/network/graph-layers.ts', from: 'causal ? ops.add(scores, maskOf(sequence)) : scores', to: 'scores' },
  { benchmark: 'lora-train', file: 'benchmarks/network/graph-layers.ts', from: 'ops.add(fixed, low)', to: 'ops.subtract(fixed, low)' },
  { benchmark: 'conv-train', file: 'benchmarks/conv-train/kernel.ts', from: "loss: 'categoricalCrossentropy'", to: "loss: 'meanSquaredError'" },
  { benchmark: 'transformer-inference', file: 'benchmarks/transformer-inference/block.ts', from: 'tf.scalar(Math.SQRT1_2)', to: 'tf.scalar(0.7)' },
  ...['llm-prefill', 'llm-decode'].map((benchmark) => ({ benchmark, ...projection })),
  ...['cpu-single', 'cpu-multi'].map((benchmark) => ({ benchmark, file: 'benchmarks/processor/kernel.ts', from: 'const level = 6', to: 'const level = 0' })),
  { benchmark: 'image-decode', file: 'benchmarks/image-decode/kernel.ts', from: 'encode(binding, pixels, width', to: 'encode(binding, pixels.map((x) => 255 - x), width' },
  ...['disk-read', 'disk-reread', 'disk-random-read'].map((benchmark) => ({ benchmark, file: 'benchmarks/disk/read.ts', from: 'blockBytes, block * blockBytes)', to: 'blockBytes, 0)' })),
  ...['disk-write', 'disk-random-write', 'disk-sync'].map((benchmark) => ({ benchmark, file: 'benchmarks/disk/write.ts', from: 'buffer, 0, blockBytes, block * blockBytes)', to: 'buffer, 0, blockBytes, 0)' })),
]
