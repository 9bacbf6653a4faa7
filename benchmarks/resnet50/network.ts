import { type Params } from '../../core/benchmark/definition'
import { countWork, type Work } from '../../core/network/count'
import { type Network } from '../network/laid'
import { baseWidth, resnet } from '../../core/network/resnet'

/** @param params batch, size (pixels a side), classes, width (of the first stage) */
export const resnetOf = ({ batch = 1, size = 224, classes = 1000, width = baseWidth }: Params): Network => ({
  input: [batch, size, size, 3],
  rows: batch,
  classes,
  build: (layers, x) => resnet(layers, x, { depth: 50, classes, width }),
})

export const resnetWork = (params: Params): Work => {
  const network = resnetOf(params)
  return countWork((layers) => network.build(layers, network.input))
}
