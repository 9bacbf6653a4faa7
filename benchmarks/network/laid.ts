import { type Binding } from '../backends/tensorflow/binding'
import { tfType } from '../backends/tensorflow/dtype'
import { GraphBuilder, type Node } from '../backends/tensorflow/graph'
import { freshName, typeAttr } from '../backends/tensorflow/ops'
import { graphLayers, type Flow } from './graph-layers'
import { GraphOps } from './graph-ops'
import { type Layers } from '../../core/network/layers'
import { Weights } from './weights'

/** What a network is, whoever lays it: the shape that goes in, and the layers to its output [rows, classes]. */
export interface Network {
  readonly input: readonly number[]
  readonly rows: number
  readonly classes: number
  build<T>(layers: Layers<T>, x: T): T
}

/** A network on the device: its weights and a graph function over them. */
export interface Laid {
  readonly weights: Weights
  /** Runs the function. @returns ids of its outputs, which the caller deletes */
  run(...inputs: readonly number[]): number[]
  dispose(): void
}

interface Options {
  readonly random: () => number
  /** Every weight random, so that a check sees each of them matter. */
  readonly everything?: boolean
}

function lay(binding: Binding, stem: string, network: Network, moments: 'batch' | 'fixed', { random, everything = false }: Options, finish: (ops: GraphOps, x: Node, out: Flow, weights: Weights) => Node[]): Laid {
  const graph = new GraphBuilder(binding)
  const ops = new GraphOps(graph)
  const x = graph.input(tfType.float)
  const weights = new Weights(binding, graph, random, everything)
  const name = freshName(stem)
  try {
    const shaped = ops.reshape(x, network.input)
    const out = network.build(graphLayers(ops, weights, moments), { node: shaped, shape: network.input })
    const outputs = finish(ops, x, out, weights)
    graph.build(name, outputs)
    return {
      weights,
      run: (input, ...others) => binding.executeRaw(name, [], [input!, ...weights.variables, ...others], outputs.length),
      dispose() {
        weights.dispose()
        binding.removeFunction(name)
      },
    }
  } catch (error) {
    weights.dispose()
    throw error
  }
}

/** Forward alone. The function takes the input and gives the output [rows, classes]. */
export const layForward = (binding: Binding, network: Network, options: Options): Laid =>
  lay(binding, 'forward', network, 'fixed', options, (_ops, _x, out) => [out.node])

/** Forward with the moments of the batch, as training sees it. */
export const layTrainingForward = (binding: Binding, network: Network, options: Options): Laid =>
  lay(binding, 'forward', network, 'batch', options, (_ops, _x, out) => [out.node])

/**
 * One step of stochastic gradient descent. The function takes input, labels (one-hot [rows, classes]) and learning rate,
 * and gives the mean cross entropy before the step; with `norm` also the sum of the gradients' squares.
 */
export function layTrainingStep(binding: Binding, network: Network, options: Options & { readonly norm?: boolean }): Laid {
  return lay(binding, 'step', network, 'batch', options, (ops, _x, out, weights) => {
    const { graph } = ops
    const labels = graph.input(tfType.float)
    const shaped = ops.reshape(labels, [network.rows, network.classes])
    const loss = ops.mean(ops.op('SoftmaxCrossEntropyWithLogits', [out.node, shaped]), [0], false)
    const trained = weights.trained
    const gradients = graph.gradients(loss, trained.map(({ value }) => value))
    const rate = graph.input(tfType.float)
    const updates = gradients.map((gradient, i) => graph.op('ResourceApplyGradientDescent', [trained[i]!.handle, rate, gradient], [typeAttr('T', tfType.float)], [loss]))
    const done = graph.op('Identity', [loss], [typeAttr('T', tfType.float)], updates)
    if (!options.norm) return [done]
    const squares = gradients.map((gradient) => ops.scale(ops.op('L2Loss', [gradient]), 2))
    return [done, graph.op('AddN', [squares], [typeAttr('T', tfType.float), { name: 'N', type: 1, value: squares.length }])]
  })
}
