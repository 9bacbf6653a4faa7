import { activeFfn, type Dimensions } from './dimensions'

export interface ActivationPlan {
  readonly sequence: number
  readonly batch: number
  /** Bytes of a value that is computed with. */
  readonly valueBytes: 2 | 4
  readonly flash: boolean
}

/**
 * What one layer keeps for its gradients, bytes: for each token the values of its norms, queries, keys, values, the feed-forward
 * part and what flows between (Korthikanti et al. 2022: 34 hidden + 5 heads x sequence bytes in 16 bits for a classic
 * layer with dropout; without the masks, and with two gated matrices in, for a modern one). Without flash attention the
 * scores and their softmax as well.
 */
export function layerActivations(of: Dimensions, { sequence, batch, valueBytes, flash }: ActivationPlan): number {
  const { hidden, queryWidth, keyWidth, heads, family } = of
  const ffn = activeFfn(of)
  const values = family.dropout ? 4 * hidden + 2 * queryWidth + 2 * keyWidth + 2 * ffn : 5 * hidden + 2 * queryWidth + 2 * keyWidth + (family.gated ? 4 : 2) * ffn
  const masks = family.dropout ? 2 * hidden : 0
  const scores = flash ? 0 : sequence * heads * (family.dropout ? 2 * valueBytes + 1 : 2 * valueBytes)
  return sequence * batch * (valueBytes * values + masks + scores)
}

/** Of a training step: with checkpointing each layer's input, and one layer at a time. @param moved inputs wait in the processor's memory */
export function trainingActivations(of: Dimensions, plan: ActivationPlan, checkpointing: boolean, moved: boolean): number {
  const layer = layerActivations(of, plan)
  if (!checkpointing) return of.layers * layer
  const inputs = moved ? 2 : of.layers
  return inputs * plan.sequence * plan.batch * of.hidden * plan.valueBytes + layer
}

/** While a prompt is read: one layer's values at a time, none kept; logits of the last token alone. */
export function promptActivations(of: Dimensions, { sequence, batch, valueBytes, flash }: ActivationPlan): number {
  const { hidden, queryWidth, keyWidth, heads } = of
  const layer = valueBytes * (4 * hidden + queryWidth + 2 * keyWidth + 2 * activeFfn(of))
  const scores = flash ? 0 : sequence * heads * (valueBytes + 4)
  return sequence * batch * (layer + scores)
}
