import { type Params } from '../../core/benchmark/definition'
import { countWork, type Work } from '../../core/network/count'
import { type Network } from '../network/laid'
import { baseWidth, resnet50 } from '../../core/network/resnet50'

/** @param params batch, size (pixels a side), classes, width (of the first stage) */
export const resnetOf = ({ batch = 1, size = 224, classes = 1000, width = baseWidth }: Params): Network => ({
  input: [batch, size, size, 3],
  rows: batch,
  classes,
  build: (layers, x) => resnet50(layers, x, classes, width),
})

export const resnetWork = (params: Params): Work => {
  const network = resnetOf(params)
  return countWork((layers) => network.build(layers, network.input))
}
