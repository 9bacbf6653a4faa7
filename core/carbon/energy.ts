import { type Interval } from '../units'

export type PowerKind = 'measured' | 'tdp'

export interface EnergyInput {
  /** Hours times devices, >= 0. */
  readonly deviceHours: number
  /** Of one device, >= 0: its measured average, or its limit on paper. */
  readonly powerWatts: number
  readonly powerKind: PowerKind
  /** Facility power over IT power, >= 1. */
  readonly pue: number
}

export interface Energy extends Interval {
  /** Facility energy: devices times PUE, as Patterson et al. 2021 (arXiv:2104.10350) count it. For a TDP, at full TDP. */
  readonly kwh: number
  /** The devices alone. */
  readonly deviceKwh: number
}

/** NVIDIA's manuals state the board sensor within 5 %; a card holds its limit as well as it can measure. */
const sensorError = 0.05
/** Idle draw over TDP: 8 % (RTX 3090) to 13 % (A100, V100); Luccioni et al. 2023 (arXiv:2211.02001) give 100 W idle in a node share of 400 W. */
const idleShare = 0.12
/** A job that keeps its GPU busy less than this has a loader problem, not a power figure. */
const leastUtilisation = 0.3

/** Share of TDP drawn at a utilisation from 0 to 1: linear from idle to full, the usual first model (Fan et al. 2007, ISCA). */
export const powerShare = (utilisation: number): number => idleShare + (1 - idleShare) * utilisation

/** Share of the stated power that the real average may be: narrow for a measurement, by utilisation for a TDP. */
export const powerBand = (kind: PowerKind): Interval =>
  kind === 'measured' ? { low: 1 - sensorError, high: 1 + sensorError } : { low: powerShare(leastUtilisation), high: 1 + sensorError }

/** Energy in kWh with its band. Zero hours or watts are zero energy. */
export function energyOf({ deviceHours, powerWatts, powerKind, pue }: EnergyInput): Energy {
  const deviceKwh = (deviceHours * powerWatts) / 1000
  const kwh = deviceKwh * pue
  const band = powerBand(powerKind)
  return { kwh, deviceKwh, low: kwh * band.low, high: kwh * band.high }
}
