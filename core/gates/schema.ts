import { z } from 'zod'

/** Every validity gate (METHOD A3): is the machine fit to measure, and was it while a launch was timed? */
export const gateIds = [
  'other-load',
  'steal',
  'context-switches',
  'cpu-clock',
  'cpu-thermal',
  'gpu-reasons',
  'gpu-clock',
  'gpu-shared',
  'power-source',
  'memory-pressure',
  'clock-sanity',
  'suspend',
  'disk-io',
  'disk-space',
] as const
export type GateId = (typeof gateIds)[number]

/**
 * What a gate saw over a stretch of time. `flagged`: publish with the doubt, keep out of scores; `rejected`: the launch
 * says nothing; `unknown`: it could not be read, which never flags.
 */
export const gateValue = z.object({
  gate: z.enum(gateIds),
  state: z.enum(['ok', 'flagged', 'rejected', 'unknown']),
  /** In the gate's own unit; null when unknown. */
  value: z.number().nullable(),
})
export type GateValue = z.infer<typeof gateValue>
export type GateState = GateValue['state']
