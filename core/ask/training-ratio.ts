import { z } from 'zod'
import { customRatio, trainingRatio } from '../prediction/training/ratio'
import { referenceGpu } from '../prediction/training/shares'
import { benchmarkNetworks, benchmarkWork } from '../prediction/training/own-benchmarks'
import { findWorkload } from '../prediction/training/workloads'
import { AskError, defineAsk, findGpu } from './kind'

const name = z.string().min(1).max(200)
const count = z.number().int().min(1).max(1024)
const amount = z.number().positive().max(1e21)

/**
 * A framework is taken and changes nothing: in the ratio of two cards its own speed cancels, and the measurements that the
 * model stands on are PyTorch's. fp32 is TF32 in both where the card has it, in PyTorch's matrix products only once allowed.
 */
const frameworkWords = (framework: string | undefined, precision: string): string =>
  framework === undefined ? '' : `; ${framework} changes nothing here: a framework's own speed cancels between two cards, and the model stands on PyTorch's measurements${precision === 'fp32' && framework === 'pytorch' ? "; its matrix products run as TF32 only where that is allowed" : ''}`

export const trainingRatioAsk = defineAsk({
  ask: 'training-ratio',
  fields: z.object({
    from: name,
    to: name,
    workload: z.union([name, z.object({ flops: amount, bytes: amount, launches: z.number().min(0).max(1e9) })]),
    precision: z.enum(['fp32', 'fp16']),
    fromCount: count.default(1),
    toCount: count.default(1),
    framework: z.enum(['pytorch', 'tensorflow']).optional(),
  }),
  example: { ask: 'training-ratio', from: 'RTX 3090', to: 'A100 SXM4 80GB', workload: 'resnet50', precision: 'fp16' },
  answer({ from, to, workload, precision, fromCount, toCount, framework }, world) {
    const [here, there] = [{ gpu: findGpu(world, from), count: fromCount }, { gpu: findGpu(world, to), count: toCount }]
    const refuse = () => new AskError('unsupported-precision', `${precision} training is not possible, or its speed is not published, on one of ${here.gpu.name} and ${there.gpu.name}`)
    const counted = typeof workload === 'string' ? benchmarkWork[workload] : workload
    if (counted) {
      const answer = customRatio(counted, precision, here, there)
      if (!answer) throw refuse()
      return { ...answer, because: answer.because + frameworkWords(framework, precision) }
    }
    const named = workload as string
    const found = findWorkload(benchmarkNetworks[named] ?? named)
    if (!found.ok) throw new AskError('unknown-workload', `no workload '${named}'; nearest: ${found.nearest.join(', ')}`)
    const reference = world.gpus.find(({ id }) => id === referenceGpu)
    const answer = reference ? trainingRatio(found.workload, precision, here, there, reference) : null
    if (!answer) throw refuse()
    return { ...answer, because: answer.because + frameworkWords(framework, precision) }
  },
})
