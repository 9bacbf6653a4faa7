import { type Dimensions } from './dimensions'
import { memoryParts, totalBytes } from './memory'
import { type Plan } from './plan'
import { planOf } from './plan-of'
import { planFields } from './question'
import { type Way } from './ways'

/** What a model needs in one way of using it; null: this way makes no sense for it. @param contextTokens of what is run; what is trained has 2,048 */
export function wayNeed(of: Dimensions, way: Way, unified: boolean, contextTokens = 4096): { plan: Plan; needBytes: number } | null {
  // Models of images are run as they are released; there is no recipe for training them here.
  if (of.tokens > 0 && way.id !== 'bf16') return null
  if (of.cacheWidth === 0 && way.fields.quantization !== undefined) return null
  const plan = { ...planOf(planFields.parse(way.fields.method === 'inference' ? { ...way.fields, contextTokens } : way.fields), of), unified }
  return { plan, needBytes: totalBytes(memoryParts(of, plan)) }
}
