import { type CountedLayers, type Window } from '../counted-layers'
import { type Shape } from '../tally'

/** Convolution without bias, batch normalisation, ReLU: the unit of most networks of images. */
export const convolved = (layers: CountedLayers, x: Shape, out: number, window: Window): Shape => layers.relu(layers.batchNorm(layers.filter(x, { out, ...window })))

/** Several of them, one after another. */
export const chain = (layers: CountedLayers, x: Shape, units: readonly (readonly [out: number, window: Window])[]): Shape => units.reduce((y, [out, window]) => convolved(layers, y, out, window), x)

/** An image as one row. */
export const flat = ([batch = 0, ...sides]: Shape): Shape => [batch, sides.reduce((product, side) => product * side, 1)]
