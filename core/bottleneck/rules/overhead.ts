import { formatPercent } from '../../units'
import { evidence, measuredEvidence } from '../evidence'
import { type Evidence } from '../finding'
import { type Rule } from '../rule'
import { shortTime } from '../words'
import { type World } from '../world'
import { stepUnknown } from './of-step'

/** Frameworks differ in what an operation costs: ours is called from JavaScript, PyTorch's and TensorFlow's from Python take 5 to 15 us. */
const sigmaFramework = 0.4

/** What calling operation by operation leaves of a large product: near 1, the cost is in the small ones. */
function eager({ measured }: World): Evidence[] {
  const [alone, graph] = [measured('matmul-eager'), measured('matmul-fp32')]
  return alone && graph ? [{ ...evidence('of a large product is left when it is called by itself, not as a graph', alone.value / graph.value, 'share', 'measured'), benchmark: 'matmul-eager' }] : []
}

/** Starting kernels: what a step costs before any arithmetic. */
export const overhead: Rule = {
  id: 'overhead',
  name: 'starting operations',
  title: 'Starting operations takes longer than what they do',
  remedies: ['larger batches, so that one start does more', 'run the step as one graph (tf.function, torch.compile, CUDA graphs)', 'fewer, fused operations; a faster processor core starts them faster, a faster GPU does not'],
  look(world) {
    const { step, measured } = world
    if (!step) return stepUnknown(world)
    const operation = measured('op-overhead')
    if (step.launches !== null && operation === null) return { state: 'unknown', text: 'What starting an operation costs was not measured.', evidence: [], measure: ['op-overhead'] }
    if (step.launches === null) {
      if (step.starting === null || step.starting === 0) return { state: 'does-not-apply', text: 'An engine made for this work starts its operations at no cost that counts.', evidence: [] }
      return { state: 'takes-time', seconds: step.starting, sigma: step.sigma, text: `It takes ${shortTime(step.starting)}, as an engine made for this work starts them.`, evidence: [evidence('starting operations for one unit', step.starting, 's', 'predicted')], most: 'likely', why: 'what a layer costs is of an engine measured on other cards' }
    }
    const { launches } = step
    if (launches.perUnit === 0) return { state: 'does-not-apply', text: 'The work was entered without operations that are started for it.', evidence: [] }
    const seconds = step.starting ?? 0
    const kept = eager(world)
    return {
      state: 'takes-time',
      seconds,
      sigma: sigmaFramework,
      text: `It takes ${shortTime(seconds)}: ${launches.because}, ${shortTime(operation!.value)} each.${kept.length > 0 ? ` A large product keeps ${formatPercent(Math.min(1, kept[0]!.value!))} of its speed when called alone.` : ''}`,
      evidence: [measuredEvidence(operation!, 'starting one operation'), evidence('operations started for one unit', launches.perUnit, 'operations', world.workload.work.kind === 'counted' ? 'entered' : 'predicted'), ...kept],
      most: 'likely',
      why: 'the framework of the work may start its operations faster or slower than ours',
    }
  },
}
