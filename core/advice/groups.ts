import { type AssumptionKey } from './assumptions'

export interface AssumptionGroup {
  readonly title: string
  /** Key, the short name that stands below the group's title, and the one that stands alone; `assumptions` has what it means. */
  readonly rows: readonly (readonly [key: AssumptionKey, name: string, alone?: string])[]
}

/** The assumptions as a form shows them, those that decide most first. Each stands in exactly one group. */
export const assumptionGroups: readonly AssumptionGroup[] = [
  { title: 'Use', rows: [['hoursPerWeek', 'Hours of work'], ['horizonMonths', 'How far ahead'], ['discountPerYear', 'Discount rate']] },
  { title: 'The machine', rows: [['purchaseUsd', 'Price', 'Price of the machine'], ['residualShare', 'Resale at the end'], ['bookYears', 'Written off over'], ['powerWatts', 'Power at work'], ['idleWatts', 'Power while waiting'], ['idleHoursPerWeek', 'Hours of waiting']] },
  { title: 'The instance', rows: [['speedRatio', 'Speed over the machine', 'Speed of the instance'], ['cloudUsdPerHour', 'On demand', 'On-demand price'], ['spotUsdPerHour', 'Spot', 'Spot price'], ['reservedUsdPerHour', 'Reserved', 'Reserved price'], ['committedUsdPerHour', 'Committed', 'Committed price'], ['committedHoursPerMonth', 'Hours committed to'], ['priceTrendPerYear', 'Change of prices', 'Change of cloud prices']] },
  { title: 'Electricity and cooling', rows: [['electricityUsdPerKwh', 'Price', 'Price of electricity'], ['offPeakUsdPerKwh', 'Price in cheap hours'], ['offPeakShare', 'Used in cheap hours'], ['electricityTrendPerYear', 'Change of its price', 'Change of electricity'], ['pue', 'Room over machine (PUE)', 'Cooling (PUE)']] },
  { title: 'Upkeep', rows: [['upkeepUsdPerYear', 'Repairs, insurance, room'], ['failureSharePerYear', 'Reserve for failures'], ['adminHoursPerMonth', 'Administration'], ['adminUsdPerHour', 'Its hourly rate', 'Rate of administration']] },
  { title: 'Credit', rows: [['financedShare', 'Part on credit'], ['financeRatePerYear', 'Interest', 'Interest on credit'], ['financeMonths', 'Length', 'Length of the credit']] },
  { title: 'Renting: hours and starts', rows: [['idleWasteShare', 'Left running'], ['sessionsPerWeek', 'Starts'], ['startUpMinutes', 'Wait at a start'], ['minimumBillingMinutes', 'Least billed for a start']] },
  { title: 'Renting: data', rows: [['storageGB', 'Kept there', 'Data kept there'], ['storageUsdPerGBMonth', 'Its price', 'Price of keeping data'], ['egressGBPerMonth', 'Fetched back', 'Data fetched back'], ['egressUsdPerGB', 'Price of fetching', 'Price of fetching data']] },
  { title: 'Spot: interruptions', rows: [['interruptionRate', 'Taken away'], ['checkpointMinutes', 'Checkpoint every'], ['checkpointWriteMinutes', 'Writing one takes'], ['restartMinutes', 'Restart takes']] },
  { title: 'People who wait (shown apart)', rows: [['people', 'People'], ['usdPerPersonHour', 'Their hourly rate'], ['waitShare', 'Really waiting']] },
]

const titles = new Map(assumptionGroups.flatMap(({ rows }) => rows.map(([key, name, alone = name]) => [key, { name, alone }] as const)))

/** Below its group's title. */
export const titleOf = (key: AssumptionKey): string => titles.get(key)?.name ?? key
/** Where no group stands above it. */
export const fullTitleOf = (key: AssumptionKey): string => titles.get(key)?.alone ?? key
