import { assumptions, type AssumptionKey, type Terms } from '../advice/assumptions'

/** A number that renting is priced by, beside the instance's own price. */
export interface RentField {
  readonly key: AssumptionKey
  /** The terms that it is for; null: all of them. */
  readonly terms: Terms | null
  readonly label: string
}

const field = (key: AssumptionKey, label: string, terms: Terms | null = null): RentField => ({ key, label, terms })

/** In the order of the panel; what a contract costs first, since without it there is no price. */
export const rentFields: readonly RentField[] = [
  field('reservedUsdPerHour', 'Contract price, every hour', 'reserved'),
  field('committedUsdPerHour', 'Contract price of an hour', 'committed'),
  field('committedHoursPerMonth', 'Hours committed to', 'committed'),
  field('interruptionRate', 'Interruption rate', 'spot'),
  field('checkpointMinutes', 'Checkpoint interval', 'spot'),
  field('checkpointWriteMinutes', 'Writing a checkpoint', 'spot'),
  field('restartMinutes', 'Restart after a loss', 'spot'),
  field('storageGB', 'Storage'),
  field('storageUsdPerGBMonth', 'Storage price'),
  field('egressGBPerMonth', 'Data fetched back'),
  field('egressUsdPerGB', 'Price of fetching'),
  field('sessionsPerWeek', 'Starts'),
  field('startUpMinutes', 'Paid wait at a start'),
  field('minimumBillingMinutes', 'Minimum billing'),
  field('idleWasteShare', 'Idle hours paid'),
]

/** The fields as a face shows them: with unit, range, default and why. */
export const rentFieldViews = () =>
  rentFields.map(({ key, label, terms }) => {
    const { unit, min, max, means, why, default: value } = assumptions[key]
    return { key, label, terms, unit, min, max, means, why, value }
  })
