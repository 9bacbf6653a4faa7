import { type EmbodiedPart } from './embodied'
import { carbonMonth, type CarbonMonth, type CarbonSpec } from './month'
import { type Devices } from './power'
import { type Amount } from './range'
import { known } from '../result/known'

/** Another card in the same machine. */
export interface OtherCard {
  readonly devices: Devices
  /** Speed of the work with it over the speed with the old one, > 0; null: not known, and the hours stay. */
  readonly speedRatio: number | null
  /** What making the new one emitted. */
  readonly embodied: readonly EmbodiedPart[]
}

/** What somebody would do differently; null: as it is. */
export interface CarbonChange {
  /** Another grid. */
  readonly intensity: Amount | null
  readonly pue: Amount | null
  readonly hoursPerWeek: number | null
  readonly idleHoursPerWeek: number | null
  readonly utilisation: number | null
  readonly lifeYears: number | null
  readonly card: OtherCard | null
}

export const noChange: CarbonChange = { intensity: null, pue: null, hoursPerWeek: null, idleHoursPerWeek: null, utilisation: null, lifeYears: null, card: null }

/**
 * The machine after the change. The same work is done: with a faster card in fewer hours, unless hours are changed as
 * well. What was measured or entered was the old card's, so the new one's power is the model's; the parts around it stay.
 */
export function changedSpec(spec: CarbonSpec, change: CarbonChange): CarbonSpec {
  const { card } = change
  const ratio = card?.speedRatio ?? 1
  return {
    ...spec,
    ...(card === null ? {} : { devices: card.devices, enteredWatts: null, measuredWatts: null, enteredIdleWatts: null, embodied: card.embodied, unitsPerSecond: card.speedRatio === null ? null : spec.unitsPerSecond === null ? null : spec.unitsPerSecond * ratio }),
    utilisation: change.utilisation ?? spec.utilisation,
    ...(change.utilisation === null ? {} : { enteredWatts: null }),
    hoursPerWeek: change.hoursPerWeek ?? Math.min(168, spec.hoursPerWeek / ratio),
    idleHoursPerWeek: change.idleHoursPerWeek ?? spec.idleHoursPerWeek,
    pue: change.pue ?? spec.pue,
    intensity: change.intensity === null ? spec.intensity : known(change.intensity),
    lifeYears: change.lifeYears ?? spec.lifeYears,
  }
}

export interface WhatIf {
  readonly before: CarbonMonth
  readonly after: CarbonMonth
  readonly spec: CarbonSpec
}

/** A month before and after a change; a pure function of both. */
export function whatIf(spec: CarbonSpec, change: CarbonChange): WhatIf {
  const after = changedSpec(spec, change)
  return { before: carbonMonth(spec), after: carbonMonth(after), spec: after }
}
