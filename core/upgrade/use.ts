import { weeksPerMonth } from '../advice/time'

/** How much the machine works, and what its power costs: of the scenario on the page, of options on the command line. */
export interface Use {
  /** Hours a week that the work takes the machine as it is; where it does not run here, that the machine is to work. */
  readonly hoursPerWeek: number
  /** How far the plan looks, and how long a part has to pay back. */
  readonly horizonMonths: number
  /** null: not known. */
  readonly electricityUsdPerKwh: number | null
  readonly pue: number
  readonly kgCo2ePerKwh: number | null
}

/** kWh a month at the meter; null: the power is not known. */
export const energyKwh = (watts: number | null, hoursPerWeek: number, { pue }: Use): number | null => (watts === null ? null : (watts / 1000) * hoursPerWeek * weeksPerMonth * pue)

export const energyUsd = (kwh: number | null, { electricityUsdPerKwh }: Use): number | null => (kwh === null || electricityUsdPerKwh === null ? null : kwh * electricityUsdPerKwh)

export const energyKg = (kwh: number | null, { kgCo2ePerKwh }: Use): number | null => (kwh === null || kgCo2ePerKwh === null ? null : kwh * kgCo2ePerKwh)
