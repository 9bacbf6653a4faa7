import { evidence, measuredEvidence } from '../evidence'
import { type Rule } from '../rule'
import { stepSeconds } from '../step'
import { shortTime } from '../words'
import { stepMeasures, stepSureness, stepUnknown, underRoof } from './of-step'

/** Benchmarks that show arithmetic, and whole networks near their own roofline. */
const shown = ['matmul-fp32', 'matmul-fp16', 'matmul-bf16'] as const
const networks = ['resnet50-train', 'encoder-train', 'decoder-train', 'lora-train', 'resnet50-inference', 'encoder-inference', 'llm-prefill'] as const

/** Products and other arithmetic of a step. */
export const compute: Rule = {
  id: 'compute',
  name: 'arithmetic',
  title: 'The arithmetic units are what the work waits for',
  remedies: ['train in mixed precision where the device is quicker at it', 'a smaller network, smaller images or fewer tokens', 'a device with more arithmetic (a GPU, or a faster one), or one for rent'],
  look(world) {
    const { step, measured } = world
    if (!step) return stepUnknown(world)
    if (step.undivided > 0) return { state: 'unknown', text: `A unit takes ${shortTime(step.undivided)}, but how much of it is arithmetic was not measured.`, evidence: [], measure: stepMeasures(world) }
    return {
      state: 'takes-time',
      seconds: step.compute,
      sigma: step.sigma,
      text: `It takes ${shortTime(step.compute)} of a step of ${shortTime(stepSeconds(step))}.`,
      evidence: [
        evidence('arithmetic for one unit', step.compute, 's', 'predicted'),
        ...shown.flatMap((id) => (measured(id) ? [measuredEvidence(measured(id)!, 'large matrix products')] : [])),
        ...underRoof(world, networks, 'compute', "this run's matrix products"),
      ],
      ...stepSureness(world),
    }
  },
}
