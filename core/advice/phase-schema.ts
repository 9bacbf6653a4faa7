import { z } from 'zod'

/** The life of a model, in its order. */
export const phaseNames = ['experiment', 'prototype', 'fine-tune', 'large-training', 'evaluation', 'serving'] as const
export type PhaseName = (typeof phaseNames)[number]

/** The work of one phase, in hours of the own machine. */
export const phase = z.object({
  phase: z.enum(phaseNames),
  hoursPerWeek: z.number().min(0).max(10_000).describe('hours a week that the own machine would need; serving around the clock is 168'),
  memoryGiB: z.number().min(0).max(100_000).default(0).describe('GPU memory that it needs, all GPUs together'),
  deadlineHours: z.number().positive().max(10_000).nullable().default(null).describe('one batch of the work must be done within so many hours; null: none'),
  batchHours: z.number().positive().max(10_000).nullable().default(null).describe('hours of the own machine for one batch, where there is a deadline'),
  toleratesSpot: z.boolean().default(false).describe('it may be interrupted and go on from a checkpoint'),
  dataMayLeave: z.boolean().default(true).describe('false: its data stay on the premises'),
})
export type Phase = z.infer<typeof phase>

/** What holds for every phase. */
export const wishes = z.object({
  dataMayLeave: z.boolean().default(true),
  offline: z.boolean().default(false).describe('true: there is no network to the cloud'),
  regions: z.array(z.string().min(1).max(80)).max(50).default([]).describe('regions that are allowed, as the catalog names them; empty: any'),
  spot: z.enum(['never', 'where-it-tolerates']).default('where-it-tolerates'),
})
export type Wishes = z.infer<typeof wishes>
