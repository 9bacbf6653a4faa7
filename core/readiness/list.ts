import { type ReadinessAnswer, type ReadinessCheck, type ReadinessInput } from './check'
import { gateCheck } from './checks/gate'
import { governorCheck } from './checks/governor'
import { gpuPowerLimitCheck } from './checks/gpu-power-limit'
import { memoryCheck } from './checks/memory'

/** Every check, what a person can change quickest first. */
export const readinessChecks: readonly ReadinessCheck[] = [
  gateCheck('power-source'),
  gateCheck('other-load'),
  memoryCheck,
  gateCheck('memory-pressure'),
  gateCheck('disk-io'),
  gateCheck('disk-space'),
  governorCheck,
  gateCheck('gpu-shared'),
  gpuPowerLimitCheck,
  gateCheck('gpu-reasons'),
  gateCheck('cpu-thermal'),
  gateCheck('steal'),
  gateCheck('clock-sanity'),
]

export interface Readiness {
  readonly state: 'fit' | 'doubts' | 'unfit'
  /** "This machine is fit to measure." */
  readonly sentence: string
  readonly checks: readonly ReadinessAnswer[]
}

const listed = (answers: readonly ReadinessAnswer[]): string => answers.map(({ sees }) => sees).join('; ')

/** Whether the machine is fit to be measured now, in one sentence and with the reasons. */
export function readinessOf(input: ReadinessInput): Readiness {
  const checks = readinessChecks.map(({ id, title, look }): ReadinessAnswer => ({ id, title, advises: '', ...look(input) }))
  const blocks = checks.filter(({ state }) => state === 'block')
  const warnings = checks.filter(({ state }) => state === 'warn')
  if (blocks.length > 0) return { state: 'unfit', sentence: `Do not measure now: ${listed(blocks)}.`, checks }
  if (warnings.length > 0) return { state: 'doubts', sentence: `Measure, but expect doubts: ${listed(warnings)}.`, checks }
  // With nothing read at idle (no sampler), it is not known to be fit.
  if (input.idle.every(({ state }) => state === 'unknown')) return { state: 'doubts', sentence: 'Measure, but nobody watched: the machine could not be observed.', checks }
  return { state: 'fit', sentence: 'This machine is fit to measure.', checks }
}
