import { formatPercent } from '../../units'
import { evidence, measuredEvidence } from '../evidence'
import { type Rule } from '../rule'
import { stepSeconds } from '../step'
import { shortTime } from '../words'
import { stepMeasures, stepSureness, stepUnknown, underRoof } from './of-step'

/** Benchmarks that stream: where they stand under the roof that the triad sets. */
const streams = ['llm-decode', 'elementwise', 'reduction'] as const
/** So near to the triad, reading is all that such work does (measured 85 to 100 % on processors and cards). */
const nearRoof = 0.7

/** Weights, activations and gradients that a step moves. */
export const memoryBandwidth: Rule = {
  id: 'memory-bandwidth',
  name: 'memory bandwidth',
  title: 'The memory cannot bring data as fast as they are worked on',
  remedies: ['smaller weights: fewer bits (4-bit files for answering), half precision', 'larger batches, so that what is read is used more often', 'a device with faster memory; on a processor, more memory channels in use'],
  look(world) {
    const { step, measured, workload } = world
    if (!step) return stepUnknown(world)
    if (step.undivided > 0) return { state: 'unknown', text: `A unit takes ${shortTime(step.undivided)}, but how much of it is moving data was not measured.`, evidence: [], measure: stepMeasures(world) }
    const triad = measured('triad')
    const placed = underRoof(world, streams, 'memory', "the triad's bandwidth")
    const decoding = placed.find(({ benchmark }) => benchmark === 'llm-decode')
    const proven = workload.work.kind === 'serve' && triad !== null && !world.unmeasuredCard && decoding !== undefined && decoding.value! >= nearRoof
    const shown = decoding ? ` Writing tokens reaches ${decoding.value! < 1 ? formatPercent(decoding.value!) : 'all'} of what this memory gives.` : ''
    return {
      state: 'takes-time',
      seconds: step.memory,
      sigma: step.sigma,
      text: `Moving data takes ${shortTime(step.memory)} of a step of ${shortTime(stepSeconds(step))}.${shown}`,
      evidence: [evidence('moving data for one unit', step.memory, 's', 'predicted'), ...(triad ? [measuredEvidence(triad, 'memory bandwidth, triad')] : []), ...placed],
      ...(proven ? { most: 'sure' as const, why: 'writing tokens was measured near the bandwidth of the memory itself' } : stepSureness(world)),
    }
  },
}
