import { formatBytes, formatPercent } from '../../units'
import { type Rule } from '../rule'
import { roomOf } from './room'

/** Room in one GPU's memory. */
export const vram: Rule = {
  id: 'vram',
  name: "the GPU's memory",
  title: "The work does not fit into the GPU's memory",
  remedies: ['fewer bits for the weights, a smaller batch or context, checkpointing (`groundspeed fit` says how much each saves)', 'leave a part with the processor, at its speed', 'a card with more memory, or an instance with one'],
  look(world) {
    const { target, onGpu, need, run } = world
    if (!onGpu) return { state: 'does-not-apply', text: 'The work runs on the processor: no memory of a GPU is used.', evidence: [] }
    if (target === null) return { state: 'unknown', text: 'How much memory the GPU has is not known.', evidence: [], measure: [] }
    if (need !== null) return roomOf(world, need, target)
    const skipped = run.benchmarks.filter(({ resource, outcome }) => resource === 'network' && outcome.state === 'skipped' && outcome.because === 'not-enough-memory')
    if (skipped.length > 0) return { state: 'unknown', text: `What the work needs is not known; ${skipped.map(({ id }) => id).join(' and ')} did not fit into ${formatBytes(target.haveBytes)}. Enter its need with the workload.`, evidence: [], measure: [] }
    return { state: 'does-not-apply', text: `What the work needs of ${formatBytes(target.haveBytes)} depends on its batch; nothing is held to it. Enter its need with the workload to have it looked at${target.haveKind === 'measured' ? '' : ` (${formatPercent(1)} of it counted as free)`}.`, evidence: [] }
  },
}
