import { z } from 'zod'
import { type BenchmarkDefinition, type Params } from '../benchmark/definition'
import { type Ceiling, type Ceilings } from './ceilings'

/** What a benchmark's value cannot exceed, in its own unit, and why. Lasts in run files. */
export const limitSchema = z.object({
  value: z.number().positive().refine(Number.isFinite),
  because: z.string().max(512),
  /** Only bounds what is possible. */
  loose: z.boolean(),
})
export type Limit = z.infer<typeof limitSchema>

/** A value may pass its limit by so much before it is called impossible: clocks and timers are not exact (METHOD A3). */
export const impossibleFactor = 1.05

/**
 * The hard ceiling of a roofline: one iteration takes at least its arithmetic over the arithmetic's ceiling and its
 * traffic over the memory's. null when neither is known.
 */
export function limitOf(definition: Pick<BenchmarkDefinition, 'unit' | 'precision' | 'work' | 'flops' | 'bytes' | 'limitFactor'>, params: Params, ceilings: Ceilings): Limit | null {
  const { unit, precision, flops, bytes, limitFactor = 1 } = definition
  const bound = (amount: number | undefined, ceiling: Ceiling | null) => (amount && ceiling ? [{ seconds: amount / (ceiling.perSecond * limitFactor), ceiling }] : [])
  const bounds = [...bound(flops?.(params), ceilings.flops(precision)), ...bound(bytes?.(params), ceilings.bytes)]
  const tightest = bounds.sort((a, b) => b.seconds - a.seconds)[0]
  if (!tightest || unit === 's/op') return null
  const factor = limitFactor === 1 ? '' : `, times ${limitFactor} for algorithms that need less`
  return { value: definition.work(params) / tightest.seconds, because: `${tightest.ceiling.because}${factor}`, loose: tightest.ceiling.loose }
}
