import { type CarbonChanges, type CarbonGiven, type CarbonRequest } from '../../../core/contract/carbon-calls'

/** What the page asks, beside the run. */
export type CarbonInputs = Omit<CarbonRequest, 'run'>

export const nothingGiven: CarbonGiven = { region: null, gramsPerKwh: null, pue: null, hoursPerWeek: null, idleHoursPerWeek: null, watts: null, idleWatts: null, utilisation: null, lifeYears: null, embodiedKg: null, workstation: null }
export const nothingChanged: CarbonChanges = { region: null, pue: null, hoursPerWeek: null, idleHoursPerWeek: null, utilisation: null, lifeYears: null, gpu: null }
export const firstInputs: CarbonInputs = { gpu: null, given: nothingGiven, change: nothingChanged }

/** How many of them somebody set. */
export const setIn = (of: Readonly<Record<string, unknown>>): number => Object.values(of).filter((each) => each !== null).length
export const untouched = ({ gpu, given, change }: CarbonInputs): boolean => gpu === null && setIn(given) + setIn(change) === 0
