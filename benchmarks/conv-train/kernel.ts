import { type Kernel } from '../../core/benchmark/definition'
import { type Backend } from '../backends/backend'
import { engineSeed, normalValues } from '../random-values'

/**
 * Two convolutions, two poolings and a classifier, one SGD step per iteration through tfjs Layers. The classifier
 * starts at zero, so the first loss is exactly ln(classes): a known answer for the whole forward pass and the loss.
 */
export const kernel: Kernel<Backend> = {
  async prepare({ backend, params, random }) {
    if (backend.engine === 'host') throw new Error('conv-train needs a tensor engine')
    const { tf } = backend
    const { batch = 0, size = 0, channels = 0, classes = 0 } = params
    const convolution = (filters: number, first: boolean) =>
      tf.layers.conv2d({
        filters,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        kernelInitializer: tf.initializers.heNormal({ seed: engineSeed(random) }),
        ...(first ? { inputShape: [size, size, 3] } : {}),
      })
    const model = tf.sequential({
      layers: [
        convolution(channels, true),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        convolution(2 * channels, false),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: classes, activation: 'softmax', kernelInitializer: 'zeros' }),
      ],
    })
    const optimizer = tf.train.sgd(1e-4)
    model.compile({ optimizer, loss: 'categoricalCrossentropy' })
    const images = tf.tensor4d(normalValues(batch * size * size * 3, random), [batch, size, size, 3])
    const labels = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from({ length: batch }, (_, i) => i % classes), 'int32'), classes), 'float32'))
    const step = async () => (await model.trainOnBatch(images, labels)) as number
    let last = Number.NaN
    return {
      device: backend.device,
      notes: ['tfjs Layers, eager ops'],
      async check() {
        const expected = Math.log(classes)
        const first = await step()
        if (!(Math.abs(first - expected) < 1e-4)) return { ok: false, detail: `first loss is ${first}, ln(${classes}) is ${expected}` }
        let loss = first
        for (let i = 0; i < 5; i++) loss = await step()
        if (!(loss < first)) return { ok: false, detail: `loss did not fall: ${first} to ${loss} in 5 steps` }
        return { ok: true, detail: `first loss ${first.toFixed(4)} = ln(${classes}); ${loss.toFixed(4)} after 5 steps` }
      },
      async run(iterations) {
        for (let i = 0; i < iterations; i++) last = await step()
      },
      checksum: () => last,
      dispose() {
        model.dispose()
        optimizer.dispose()
        tf.dispose([images, labels])
      },
    }
  },
}
