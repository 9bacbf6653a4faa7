const published = 'core/network/published.test.ts'
const counting = 'core/network/count.test.ts'
const told = 'core/prediction/training/told.test.ts'
const at = (name) => `core/network/architectures/${name}.ts`

/** One deliberate error in each architecture, each rule of counting and each of telling. @type {import('./list.mjs').Mutation[]} */
export const mutations = [
  { what: 'way back of a product', file: 'core/network/tally.ts', from: 'flops * (1 + gradients)', to: 'flops * gradients', test: counting },
  { what: 'kernels back', file: 'core/network/tally.ts', from: 'this.started(0, gradients - 1)', to: 'this.started(0, 0)', test: counting },
  { what: 'tied weights', file: 'core/network/tally.ts', from: 'if (this.scope.tied) return', to: 'if (this.scope.frozen) return', test: counting },
  { what: 'repeated activations', file: 'core/network/tally.ts', from: 'this.sums.activations += this.scope.times * ', to: 'this.sums.activations += ', test: counting },
  { what: 'zeros around', file: 'core/network/count-further.ts', from: 'size + 2 * (padding', to: 'size + (padding', test: counting },
  { what: 'dilation', file: 'core/network/count-further.ts', from: 'dilation * (kernel - 1) + 1', to: 'kernel', test: counting },
  { what: 'transposed convolution', file: 'core/network/count-further.ts', from: 'tally.product(batch * height * width, channels, kh * kw * out)', to: 'tally.product(batch * height * width * stride ** 2, channels, kh * kw * out)', test: counting },
  { what: 'LSTM, second bias', file: 'core/network/count-further.ts', from: '+ 8 * hidden', to: '+ 4 * hidden', test: counting },
  { what: 'LSTM, steps', file: 'core/network/count-further.ts', from: 'tally.within({ times: rows }', to: 'tally.within({ times: 1 }', test: counting },
  { what: 'gradient bytes', file: 'core/network/work-for.ts', from: '4 * trained', to: '2 * trained', test: counting },
  { what: 'ResNet', file: 'core/network/resnet.ts', from: '101: [3, 4, 23, 3]', to: '101: [3, 4, 22, 3]', test: published },
  { what: 'AlexNet', file: at('alexnet'), from: 'padding: 2 }), pool)', to: 'padding: 0 }), pool)', test: published },
  { what: 'VGG', file: at('vgg'), from: '[256, 3]', to: '[256, 2]', test: published },
  { what: 'Inception v3', file: at('inception3'), from: '[128, 160, 160, 192]', to: '[128, 160, 160, 160]', test: published },
  { what: 'Inception v4', file: at('inception4'), from: 'i < 7', to: 'i < 6', test: published },
  { what: 'SSD, stride of the third stage', file: at('ssd'), from: '[1, 2, 1].entries()', to: '[1, 2, 2].entries()', test: published },
  { what: 'SSD, boxes', file: at('ssd'), from: '[4, 6, 6, 6, 4, 4]', to: '[4, 6, 6, 4, 4, 4]', test: published },
  { what: 'Mask R-CNN, shared heads', file: at('mask-rcnn'), from: 'i === 0 ? propose(level) : layers.tied(() => propose(level))', to: 'propose(level)', test: published },
  { what: 'Mask R-CNN, what is fixed', file: at('mask-rcnn'), from: 'layers.frozen(() => stage(resnetStem(fixed, [1, height, width, 3]), 0))', to: 'stage(resnetStem(fixed, [1, height, width, 3]), 0)', test: counting },
  { what: 'BERT', file: at('bert'), from: 'blocks: 24', to: 'blocks: 23', test: published },
  { what: 'GNMT', file: at('gnmt'), from: 'bidirectional: true', to: 'bidirectional: false', test: published },
  { what: 'GNMT, one table of words', file: at('gnmt'), from: 'layers.tied(() => layers.embedding(target, { count: vocabulary, size: hidden }))', to: 'layers.embedding(target, { count: vocabulary, size: hidden })', test: published },
  { what: 'Transformer-XL, memory', file: at('transformer-xl'), from: 'const reach = segment + memory', to: 'const reach = segment', test: published },
  { what: 'Transformer-XL, narrow clusters', file: at('transformer-xl'), from: 'divisor: 4', to: 'divisor: 2', test: published },
  { what: 'Tacotron 2', file: at('tacotron2'), from: 'layers.repeat(frames, () => decode(layers, text))', to: 'decode(layers, text)', test: published },
  { what: 'WaveGlow, early outputs', file: at('waveglow'), from: '[earlyEvery, earlySize] = [4, 2]', to: '[earlyEvery, earlySize] = [3, 2]', test: published },
  { what: 'WaveGlow, audio taken together', file: at('waveglow'), from: 'spectrogram[2]! / group', to: 'spectrogram[2]! / 10', test: published },
  { what: 'NCF', file: at('ncf'), from: '[256, 256, 128, 64]', to: '[256, 128, 64, 32]', test: published },
  { what: 'ViT', file: at('vit'), from: 'rows * columns + 1', to: 'rows * columns', test: published },
  { what: 'U-Net', file: at('unet'), from: '[out, { kernel: 3 }], [out, { kernel: 3 }]', to: '[out, { kernel: 3 }]', test: published },
  { what: 'DDPM, blocks upwards', file: at('ddpm'), from: 'i <= blocks', to: 'i < blocks', test: published },
  { what: 'DDPM, attention', file: at('ddpm'), from: 'x[1] === attentive', to: 'x[1] === 8', test: published },
  { what: 'products that are seen', file: 'core/prediction/training/told.ts', from: 'if (shares.matrix >= least) return shares', to: 'if (shares.matrix >= 0) return shares', test: told },
  { what: 'batch of the exchange', file: 'core/prediction/training/told.ts', from: '* Math.min(largestBatch, 1 / traffic)', to: '', test: told },
  { what: 'gradients of the exchange', file: 'core/prediction/training/told.ts', from: '* gradientBytes(work)) / gradientBytes(base) / step', to: ') / step', test: told },
  { what: 'traffic', file: 'core/prediction/training/told.ts', from: 'work.activations / base.activations', to: '1', test: told },
]
