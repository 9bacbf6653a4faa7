import { z } from 'zod'
import { breakEvenHours } from '../advice/break-even'
import { AskError, defineAsk } from './kind'

const usd = z.number().min(0).max(1e9)

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
    hoursPerMonth: z.number().positive().max(744).default(730),
    residualUsd: usd.default(0),
    horizonMonths: z.number().positive().max(1200).optional(),
  }),
  example: { ask: 'break-even', capexUsd: 2000, cloudUsdPerHour: 1.1, powerWatts: 450, electricityUsdPerKwh: 0.3 },
  answer(question) {
    const { cloudUsdPerHour, cloudUsdPerMonth, ownUsdPerHour, ownUsdPerMonth, powerWatts, electricityUsdPerKwh, pue, hoursPerMonth } = question
    const cloud = cloudUsdPerHour ?? (cloudUsdPerMonth === undefined ? undefined : cloudUsdPerMonth / hoursPerMonth)
    if (cloud === undefined) throw new AskError('bad-question', 'cloudUsdPerHour or cloudUsdPerMonth is needed')
    const electricity = powerWatts === undefined || electricityUsdPerKwh === undefined ? undefined : (powerWatts / 1000) * electricityUsdPerKwh * pue
    const own = ownUsdPerHour ?? (ownUsdPerMonth === undefined ? electricity : ownUsdPerMonth / hoursPerMonth)
    if (own === undefined) throw new AskError('bad-question', 'ownUsdPerHour, ownUsdPerMonth, or powerWatts with electricityUsdPerKwh is needed')
    return { ...breakEvenHours({ capexUsd: question.capexUsd, residualUsd: question.residualUsd, cloudUsdPerHour: cloud, ownUsdPerHour: own, hoursPerMonth, horizonMonths: question.horizonMonths ?? null }) }
  },
})
