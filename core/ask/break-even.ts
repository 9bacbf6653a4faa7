import { z } from 'zod'
import { breakEven as solve } from '../advice/break-even'
import { AskError, defineAsk } from './kind'

const usd = z.number().min(0).max(1e9)
/** An average month has 730 hours, the longest 744. */
const hoursOfMonth = { average: 730, most: 744 }

export const breakEven = defineAsk({
  ask: 'break-even',
  fields: z.object({
    capexUsd: usd,
    cloudUsdPerHour: usd.optional(),
    cloudUsdPerMonth: usd.optional(),
    ownUsdPerHour: usd.optional(),
    ownUsdPerMonth: usd.optional(),
    powerWatts: z.number().min(0).max(1e6).optional(),
    electricityUsdPerKwh: z.number().min(0).max(10).optional(),
    pue: z.number().min(1).max(5).default(1),
    hoursPerMonth: z.number().min(0).max(hoursOfMonth.most).default(hoursOfMonth.average),
    residualUsd: usd.default(0),
    horizonMonths: z.number().positive().max(1200).optional(),
  }),
  example: { ask: 'break-even', capexUsd: 2000, cloudUsdPerHour: 1.1, powerWatts: 450, electricityUsdPerKwh: 0.3 },
  answer({ capexUsd, cloudUsdPerHour, cloudUsdPerMonth, ownUsdPerHour, ownUsdPerMonth, powerWatts, electricityUsdPerKwh, pue, hoursPerMonth, residualUsd, horizonMonths }) {
    const byHour = (usdPerHour: number | undefined) => (usdPerHour === undefined ? undefined : usdPerHour * hoursPerMonth)
    const electricity = powerWatts === undefined || electricityUsdPerKwh === undefined ? undefined : (powerWatts / 1000) * electricityUsdPerKwh * pue
    const cloud = onlyOne('cloudUsdPerHour or cloudUsdPerMonth', [byHour(cloudUsdPerHour), cloudUsdPerMonth])
    const own = onlyOne('ownUsdPerHour, ownUsdPerMonth, or powerWatts with electricityUsdPerKwh', [byHour(ownUsdPerHour), ownUsdPerMonth, byHour(electricity)])
    return { ...solve({ capexUsd, residualUsd, cloudUsdPerMonth: cloud, ownUsdPerMonth: own, hoursPerMonth, horizonMonths: horizonMonths ?? null }) }
  },
})

/** The one cost that is given. Two ways of stating it may contradict each other: which is meant would be a guess. */
function onlyOne(fields: string, costs: readonly (number | undefined)[]): number {
  const given = costs.filter((cost) => cost !== undefined)
  if (given.length !== 1) throw new AskError('bad-question', `${fields} is needed${given.length > 1 ? ', not two of them' : ''}`)
  return given[0]!
}
