import { type AssumptionKey } from './assumptions'

export interface AssumptionGroup {
  readonly title: string
  /** Key and the short name that a form shows; `assumptions` has what it means. */
  readonly rows: readonly (readonly [AssumptionKey, string])[]
}

/** The assumptions as a form shows them, those that decide most first. Each stands in exactly one group. */
export const assumptionGroups: readonly AssumptionGroup[] = [
  { title: 'Use', rows: [['hoursPerWeek', 'Hours of work'], ['horizonMonths', 'How far ahead'], ['discountPerYear', 'Discount rate']] },
  { title: 'The machine', rows: [['purchaseUsd', 'Price'], ['residualShare', 'Resale at the end'], ['bookYears', 'Written off over'], ['powerWatts', 'Power at work'], ['idleWatts', 'Power while waiting'], ['idleHoursPerWeek', 'Hours of waiting']] },
  { title: 'The instance', rows: [['speedRatio', 'Speed over the machine'], ['cloudUsdPerHour', 'On demand'], ['spotUsdPerHour', 'Spot'], ['reservedUsdPerHour', 'Reserved'], ['committedUsdPerHour', 'Committed'], ['committedHoursPerMonth', 'Hours committed to'], ['priceTrendPerYear', 'Change of prices']] },
  { title: 'Electricity and cooling', rows: [['electricityUsdPerKwh', 'Price'], ['offPeakUsdPerKwh', 'Price in cheap hours'], ['offPeakShare', 'Used in cheap hours'], ['electricityTrendPerYear', 'Change of its price'], ['pue', 'Room over machine (PUE)']] },
  { title: 'Upkeep', rows: [['upkeepUsdPerYear', 'Repairs, insurance, room'], ['failureSharePerYear', 'Reserve for failures'], ['adminHoursPerMonth', 'Administration'], ['adminUsdPerHour', 'Its hourly rate']] },
  { title: 'Credit', rows: [['financedShare', 'Part on credit'], ['financeRatePerYear', 'Interest'], ['financeMonths', 'Length']] },
  { title: 'Renting: hours and starts', rows: [['idleWasteShare', 'Left running'], ['sessionsPerWeek', 'Starts'], ['startUpMinutes', 'Wait at a start'], ['minimumBillingMinutes', 'Least billed for a start']] },
  { title: 'Renting: data', rows: [['storageGB', 'Kept there'], ['storageUsdPerGBMonth', 'Its price'], ['egressGBPerMonth', 'Fetched back'], ['egressUsdPerGB', 'Price of fetching']] },
  { title: 'Spot: interruptions', rows: [['interruptionRate', 'Taken away'], ['checkpointMinutes', 'Checkpoint every'], ['checkpointWriteMinutes', 'Writing one takes'], ['restartMinutes', 'Restart takes']] },
  { title: 'People who wait (shown apart)', rows: [['people', 'People'], ['usdPerPersonHour', 'Their hourly rate'], ['waitShare', 'Really waiting']] },
]

const titles = new Map(assumptionGroups.flatMap(({ title, rows }) => rows.map(([key, name]) => [key, { group: title, name }] as const)))
export const titleOf = (key: AssumptionKey): string => titles.get(key)?.name ?? key
/** "The instance: speed over the machine": enough where no group stands above it. */
export const fullTitleOf = (key: AssumptionKey): string => {
  const { group, name } = titles.get(key) ?? { group: '', name: key as string }
  const alone = ['Use', 'The machine', 'Electricity and cooling'].includes(group) ? group.replace('Electricity and cooling', 'Electricity').replace('Use', '') : ''
  return alone === '' ? name : `${name}, ${alone.toLowerCase()}`
}
