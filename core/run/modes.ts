import { type Resource } from '../benchmark/definition'
import { type MeasureSettings } from '../benchmark/settings'

export type Mode = 'quick' | 'standard' | 'publish'
export const modeNames = ['quick', 'standard', 'publish'] as const satisfies readonly Mode[]

export interface ModePlan {
  /** Fresh worker processes; the launch is the unit of comparison. */
  readonly launches: number
  readonly settings: MeasureSettings
  /** Storage has its own: its samples are bins of reading, longer than a cache hit. */
  readonly storage: MeasureSettings
  /** Whole networks: an iteration may take seconds, so fewer of them. */
  readonly network: MeasureSettings
  readonly meaning: string
}

const quick: MeasureSettings = {
  warmUpSeconds: 0.3,
  warmUpCapSeconds: 3,
  sampleSeconds: 0.02,
  minimumSamples: 10,
  maximumSamples: 40,
  maximumSeconds: 1.2,
}

/**
 * A third of METHOD A1's times: with thirty benchmarks of five launches the run still ends within the eight minutes that
 * somebody waits, and the launches, not the samples within one, are what an interval is made of.
 */
const standard: MeasureSettings = {
  warmUpSeconds: 0.5,
  warmUpCapSeconds: 10,
  sampleSeconds: 0.04,
  minimumSamples: 15,
  maximumSamples: 60,
  maximumSeconds: 1,
}

/** METHOD A1: warm-up of at least 2 s and at most 60 s, samples of 0.1 s, 20 to 300 of them, 30 s at the most. */
const thorough: MeasureSettings = {
  warmUpSeconds: 2,
  warmUpCapSeconds: 60,
  sampleSeconds: 0.1,
  minimumSamples: 20,
  maximumSamples: 300,
  maximumSeconds: 30,
}

/** Six values are the least that bound their median with 95 % (METHOD A1). */
const fewest = 6

/** The three ways to run, each a compromise between the reader's time and the width of the interval. */
export const modes: Record<Mode, ModePlan> = {
  quick: {
    launches: 3,
    settings: quick,
    storage: { ...quick, warmUpSeconds: 0.1, sampleSeconds: 0.05 },
    network: { ...quick, minimumSamples: fewest, maximumSamples: 20 },
    meaning: 'a minute; differences of 5 % and more show',
  },
  standard: {
    launches: 5,
    settings: standard,
    storage: { ...standard, warmUpSeconds: 0.3, sampleSeconds: 0.2, minimumSamples: 10, maximumSamples: 30 },
    network: { ...standard, minimumSamples: fewest, maximumSamples: 40 },
    meaning: 'eight minutes; differences of 3 % show',
  },
  publish: {
    launches: 10,
    settings: thorough,
    storage: { ...thorough, sampleSeconds: 1, minimumSamples: 10, maximumSamples: 30 },
    network: { ...thorough, warmUpCapSeconds: 20, minimumSamples: fewest, maximumSamples: 60, maximumSeconds: 8 },
    meaning: 'most of an hour; for results that others will use',
  },
}

export const settingsFor = (plan: Pick<ModePlan, 'settings' | 'storage' | 'network'>, resource: Resource): MeasureSettings =>
  resource === 'storage' ? plan.storage : resource === 'network' ? plan.network : plan.settings
