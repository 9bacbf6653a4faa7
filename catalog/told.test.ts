import { expect, it } from 'vitest'
import { trainingRates } from '../core/prediction/rates'
import { referenceGpu } from '../core/prediction/training/shares'
import { referenceProducts } from '../core/prediction/training/least-products'
import { gpus } from '.'

it('a network told by its layers reckons with the products that the reference card is predicted to reach', () => {
  const reference = gpus().find(({ id }) => id === referenceGpu)!
  for (const precision of ['fp32', 'fp16'] as const) expect(Math.abs(trainingRates(reference, precision)!.matrix / referenceProducts[precision] - 1)).toBeLessThan(0.02)
})
