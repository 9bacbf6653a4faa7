import os from 'node:os'
import { type Kernel } from '../../core/benchmark/definition'
import { shuffle } from '../../core/statistics/random'
import { type Backend } from '../backends/backend'
import { attrType } from '../backends/tensorflow/attributes'
import { type Binding } from '../backends/tensorflow/binding'
import { tfType } from '../backends/tensorflow/dtype'
import { GraphBuilder, type Node } from '../backends/tensorflow/graph'
import { freshName, typeAttr } from '../backends/tensorflow/ops'
import { photograph, pixelError } from './photograph'

/** Different pictures; more of them would only take longer to make. */
const distinct = 4
/** Mean difference of a decoded pixel from the picture that was encoded, of 255: JPEG of this quality loses less. */
const lossLimit = 8

/** A file a picture, as TensorFlow's own encoder writes it. */
function encode(binding: Binding, pixels: Uint8Array, width: number, height: number, quality: number): Uint8Array {
  const picture = binding.createTensor([height, width, 3], tfType.uint8, pixels)
  const [file] = binding.executeRaw('EncodeJpeg', [{ name: 'quality', type: attrType.int, value: quality }, { name: 'format', type: attrType.string, value: 'rgb' }], [picture], 1) as [number]
  const [bytes] = binding.tensorDataSync(file) as Uint8Array[]
  for (const id of [picture, file]) binding.deleteTensor(id)
  return bytes!
}

/**
 * Decodes and resizes JPEG files inside one graph function, in as many chains as there are workers; the chains run side
 * by side on TensorFlow's threads, the pictures of a chain one after another. The order is shuffled for each iteration.
 */
export const kernel: Kernel<Backend> = {
  async prepare({ backend, params, random }) {
    if (backend.engine !== 'tensorflow') throw new Error('image decoding needs TensorFlow')
    const { binding } = backend
    const { width = 0, height = 0, size = 0, quality = 0, images = 0 } = params
    const workers = params['workers'] || os.cpus().length
    const pictures = Array.from({ length: Math.min(distinct, images) }, () => photograph(width, height, random))
    const files = pictures.map((pixels) => encode(binding, pixels, width, height, quality))
    const tensors = files.map((file) => binding.createTensor([], tfType.string, [file]))

    const graph = new GraphBuilder(binding)
    const inputs = Array.from({ length: images }, () => graph.input(tfType.string))
    const small = graph.constant([2], tfType.int32, [size, size])
    const ends: (Node | undefined)[] = []
    const means: Node[] = []
    inputs.forEach((file, i) => {
      const before = ends[i % workers]
      const decoded = graph.op('DecodeJpeg', [file], [{ name: 'channels', type: attrType.int, value: 3 }], before ? [before] : [])
      const batch = graph.op('ExpandDims', [decoded, graph.constant([], tfType.int32, [0])], [typeAttr('T', tfType.uint8), typeAttr('Tdim', tfType.int32)])
      const resized = graph.op('ResizeBilinear', [batch, small], [typeAttr('T', tfType.uint8), { name: 'half_pixel_centers', type: attrType.bool, value: true }])
      ends[i % workers] = resized
      means.push(graph.op('Mean', [resized, graph.constant([4], tfType.int32, [0, 1, 2, 3])], [typeAttr('T', tfType.float), typeAttr('Tidx', tfType.int32)]))
    })
    const name = freshName('decode')
    graph.build(name, [graph.op('AddN', [means], [typeAttr('T', tfType.float), { name: 'N', type: attrType.int, value: images }])])

    let last = Number.NaN
    return {
      device: 'CPU:0',
      notes: [`${workers} ${workers === 1 ? 'worker' : 'workers'}, ${Math.round(files[0]!.length / 1024)} KiB a file, shuffled`],
      check() {
        const [decoded] = binding.executeRaw('DecodeJpeg', [{ name: 'channels', type: attrType.int, value: 3 }], [tensors[0]!], 1) as [number]
        const pixels = binding.tensorDataSync(decoded) as Uint8Array
        binding.deleteTensor(decoded)
        const error = pixelError(pixels, pictures[0]!)
        return error <= lossLimit ? { ok: true, detail: `a decoded picture differs by ${error.toFixed(1)} of 255 on average from the one encoded` } : { ok: false, detail: `a decoded picture differs by ${error} of 255 from the one encoded` }
      },
      run(iterations) {
        for (let i = 0; i < iterations; i++) {
          const order = shuffle(Array.from({ length: images }, (_, k) => tensors[k % tensors.length]!), random)
          const [sum] = binding.executeRaw(name, [], order, 1) as [number]
          if (i === iterations - 1) last = (binding.tensorDataSync(sum) as Float32Array)[0]!
          binding.deleteTensor(sum)
        }
      },
      checksum: () => last,
      dispose() {
        for (const id of tensors) binding.deleteTensor(id)
        binding.removeFunction(name)
      },
    }
  },
}
