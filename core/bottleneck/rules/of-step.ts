import { roofOf } from '../../run/roofline'
import { evidence } from '../evidence'
import { type Evidence, type Sure } from '../finding'
import { type Seen } from '../rule'
import { type World } from '../world'

/** What tells a step's speed where no card of the catalog does. */
const rates = ['matmul-fp32', 'triad'] as const

/** Of those, what this run lacks. */
export const stepMeasures = ({ measured }: Pick<World, 'measured'>): string[] => rates.filter((id) => measured(id) === null)

/** Why no time of a step is known. */
export function stepUnknown(world: World): Seen {
  const { speed } = world
  const measure = stepMeasures(world)
  const because = speed && !speed.ok ? `${speed.text}.` : `this run did not measure ${measure.join(' and ')}.`
  return { state: 'unknown', text: `How long a step takes is not known: ${because}`, evidence: [], measure }
}

/** A step divides by a model of the work, so its parts are at most likely; a card that was not measured only possible. */
export function stepSureness({ unmeasuredCard, step }: World): { most: Sure; why: string } {
  if (unmeasuredCard) return { most: 'possible', why: 'the card was not measured: its figures are published ones' }
  return step?.by === 'measured' ? { most: 'likely', why: 'the whole step was measured; how it divides is a model of the work' } : { most: 'likely', why: 'a step is predicted from what this run measured' }
}

/** How near benchmarks come to this run's own roofline where it bounds them so. @param roof what the roof is made of, in words */
export function underRoof({ summary, measured }: World, ids: readonly string[], bound: 'compute' | 'memory', roof: string): Evidence[] {
  return ids.flatMap((id) => {
    const each = measured(id)
    const ceiling = each && roofOf(summary, each)
    return each && ceiling?.bound === bound ? [{ ...evidence(`${id} reaches this share of what ${roof} would allow`, each.value / ceiling.value, 'share', 'measured'), benchmark: id }] : []
  })
}
