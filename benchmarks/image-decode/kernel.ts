import { type Kernel } from '../../core/benchmark/definition'
import { sweepPoints } from '../../core/benchmark/sweep'
import { shuffle } from '../../core/statistics/random'
import { type Backend } from '../backends/backend'
import { attrType } from '../backends/tensorflow/attributes'
import { type Binding } from '../backends/tensorflow/binding'
import { tfType } from '../backends/tensorflow/dtype'
import { GraphBuilder, type Node } from '../backends/tensorflow/graph'
import { freshName, typeAttr } from '../backends/tensorflow/ops'
import { picturesFor } from './definition'
import { photograph, pixelError } from './photograph'

/** Different pictures; more of them would only take longer to make. */
const distinct = 4
/** Mean difference of a decoded pixel from the picture that was encoded, of 255: JPEG of this quality loses less. */
const lossLimit = 8
/** Means of the same files in other orders, of 255: rounding alone parts them. */
const meanLimit = 0.01

/** A file a picture, as TensorFlow's own encoder writes it. */
function encode(binding: Binding, pixels: Uint8Array, width: number, height: number, quality: number): Uint8Array {
  const picture = binding.createTensor([height, width, 3], tfType.uint8, pixels)
  const [file] = binding.executeRaw('EncodeJpeg', [{ name: 'quality', type: attrType.int, value: quality }, { name: 'format', type: attrType.string, value: 'rgb' }], [picture], 1) as [number]
  const [bytes] = binding.tensorDataSync(file) as Uint8Array[]
  for (const id of [picture, file]) binding.deleteTensor(id)
  return bytes!
}

/**
 * A graph function that decodes and resizes so many files in as many chains as there are workers: the chains run side by
 * side on TensorFlow's threads, the pictures of a chain one after another.
 */
function loader(binding: Binding, images: number, workers: number, size: number): string {
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
  return name
}

/** Files in shuffled order, a new one for each iteration; the steps of the sweep are loaders of fewer workers. */
export const kernel: Kernel<Backend> = {
  async prepare({ backend, params, random }) {
    if (backend.engine !== 'tensorflow') throw new Error('image decoding needs TensorFlow')
    const { binding } = backend
    const { width = 0, height = 0, size = 0, quality = 0, workers = 1 } = params
    const pictures = Array.from({ length: distinct }, () => photograph(width, height, random))
    const files = pictures.map((pixels) => encode(binding, pixels, width, height, quality))
    const tensors = files.map((file) => binding.createTensor([], tfType.string, [file]))
    const loaders = new Map(sweepPoints(workers).map((at) => [at, loader(binding, picturesFor(at), at, size)]))

    let last = Number.NaN
    const runAt = (at: number, iterations: number) => {
      for (let i = 0; i < iterations; i++) {
        const order = shuffle(Array.from({ length: picturesFor(at) }, (_, k) => tensors[k % tensors.length]!), random)
        const [sum] = binding.executeRaw(loaders.get(at)!, [], order, 1) as [number]
        if (i === iterations - 1) last = (binding.tensorDataSync(sum) as Float32Array)[0]!
        binding.deleteTensor(sum)
      }
    }
    return {
      device: 'CPU:0',
      notes: [`${workers} ${workers === 1 ? 'worker' : 'workers'}, ${Math.round(files[0]!.length / 1024)} KiB a file, shuffled`],
      check() {
        const [decoded] = binding.executeRaw('DecodeJpeg', [{ name: 'channels', type: attrType.int, value: 3 }], [tensors[0]!], 1) as [number]
        const pixels = binding.tensorDataSync(decoded) as Uint8Array
        binding.deleteTensor(decoded)
        const error = pixelError(pixels, pictures[0]!)
        if (!(error <= lossLimit)) return { ok: false, detail: `a decoded picture differs by ${error} of 255 from the one encoded` }
        // Each loader takes every file equally often, in whatever order: the mean of what it gives is that of all files.
        const means = [...loaders.keys()].map((at) => {
          runAt(at, 1)
          return last / picturesFor(at)
        })
        const apart = Math.max(...means) - Math.min(...means)
        return apart <= meanLimit ? { ok: true, detail: `a decoded picture differs by ${error.toFixed(1)} of 255 on average from the one encoded; ${loaders.size} loaders agree` } : { ok: false, detail: `loaders of different numbers of workers differ by ${apart} of 255` }
      },
      run: (iterations) => runAt(workers, iterations),
      sweep: { points: sweepPoints(workers).slice(0, -1).map((at) => ({ at, work: picturesFor(at) })), runAt },
      checksum: () => last,
      dispose() {
        for (const id of tensors) binding.deleteTensor(id)
        for (const name of loaders.values()) binding.removeFunction(name)
      },
    }
  },
}
