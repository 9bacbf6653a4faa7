import { type CheckResult } from '../../core/benchmark/definition'
import { type Binding } from '../backends/tensorflow/binding'
import { tfType } from '../backends/tensorflow/dtype'
import { randomNormal } from '../backends/tensorflow/ops'
import { layForward, layTrainingForward, layTrainingStep, type Laid, type Network } from './laid'
import { referenceLayers } from './reference'

/** Largest difference from float64 of the outputs, relative to the largest of them: rounding over some fifty layers. */
const tolerance = 2e-3
/** A step that lowers the loss by this share of itself does so by its first-order term; the others stay below `slack`. */
const drop = 1e-3
const slack = 0.1

const first = (binding: Binding, ids: readonly number[]): Float32Array[] =>
  ids.map((id) => {
    const values = binding.tensorDataSync(id) as Float32Array
    binding.deleteTensor(id)
    return values
  })

/** One class after another. */
export const oneHot = (rows: number, classes: number): Float32Array => {
  const values = new Float32Array(rows * classes)
  for (let row = 0; row < rows; row++) values[row * classes + (row % classes)] = 1
  return values
}

/** The network's numbers against the same layers in float64, every weight random. */
export function checkForward(binding: Binding, small: Network, training: boolean, random: () => number): CheckResult {
  const laid = (training ? layTrainingForward : layForward)(binding, small, { random, everything: true })
  const x = randomNormal(binding, small.input, 1, random)
  try {
    const [got] = first(binding, laid.run(x)) as [Float32Array]
    const weights = laid.weights.read()
    const moments = training ? 'batch' : 'fixed'
    let next = 0
    const expected = small.build(referenceLayers(() => weights[next++]!, moments), { shape: small.input, data: Float64Array.from(binding.tensorDataSync(x) as Float32Array) }).data
    const size = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    const worst = expected.reduce((most, value, i) => Math.max(most, Math.abs(value - got[i]!)), 0) / size
    const said = `a small twin of the network agrees with float64 within ${worst.toExponential(1)}`
    return worst <= tolerance && got.length === expected.length ? { ok: true, detail: said } : { ok: false, detail: `a small twin of the network differs from float64 by ${worst.toExponential(1)} of its largest output` }
  } finally {
    binding.deleteTensor(x)
    laid.dispose()
  }
}

/**
 * The gradients against the loss itself: a step of size r along them must lower it by r |g|^2, to first order. A layer
 * whose gradient is missing or wrong breaks the equation.
 */
export function checkGradients(binding: Binding, small: Network, random: () => number): CheckResult {
  const laid: Laid = layTrainingStep(binding, small, { random, everything: true, norm: true })
  const x = randomNormal(binding, small.input, 1, random)
  const labels = binding.createTensor([small.rows, small.classes], tfType.float, oneHot(small.rows, small.classes))
  const step = (rate: number): [loss: number, squares: number] => {
    const size = binding.createTensor([], tfType.float, [rate])
    const values = first(binding, laid.run(x, labels, size)).map((each) => each[0]!)
    binding.deleteTensor(size)
    return values as [number, number]
  }
  try {
    const [before, squares] = step(0)
    const rate = (drop * before) / squares
    step(rate)
    const [after] = step(0)
    const share = (before - after) / (rate * squares)
    const said = `a step lowers the loss by ${share.toFixed(3)} of what its gradients promise`
    return Math.abs(share - 1) <= slack ? { ok: true, detail: said } : { ok: false, detail: `${said} (loss ${before} to ${after})` }
  } finally {
    for (const id of [x, labels]) binding.deleteTensor(id)
    laid.dispose()
  }
}
