import { z } from 'zod'
import { judgeClaim } from '../carbon/plausible'
import { answerEnergy, energyFields } from './energy-fields'
import { AskError, defineAsk, type AskWorld } from './kind'

/** The cleanest and the dirtiest grid there is, for a claim that names none. */
function anyGrid(world: AskWorld) {
  const all = world.gridCarbon().zones.map((row) => row.gCO2ePerKwh / 1000)
  return { low: Math.min(...all), high: Math.max(...all) }
}

export const plausible = defineAsk({
  ask: 'plausible',
  fields: energyFields.extend({ claimedKgCo2e: z.number().min(0).max(1e15).optional(), claimedKwh: z.number().min(0).max(1e15).optional() }),
  example: { ask: 'plausible', deviceHours: 1_720_320, gpu: 'A100 SXM4 80GB', pue: 1.1, region: 'United States', claimedKgCo2e: 291_420 },
  answer(question, world) {
    const { claimedKwh, claimedKgCo2e } = question
    if (claimedKwh === undefined && claimedKgCo2e === undefined) throw new AskError('bad-question', 'claimedKgCo2e or claimedKwh is needed')
    const { energy, kgCo2ePerKwh, doubts } = answerEnergy(question, world)
    const grid = kgCo2ePerKwh === null ? anyGrid(world) : { low: kgCo2ePerKwh, high: kgCo2ePerKwh }
    const kwh = { low: energy.low, high: energy.high }
    const kgCo2e = { low: energy.low * grid.low, high: energy.high * grid.high }
    const verdicts = [
      ...(claimedKwh === undefined ? [] : [judgeClaim({ claimed: claimedKwh, expected: kwh, unit: 'kWh', what: 'the energy' })]),
      ...(claimedKgCo2e === undefined ? [] : [judgeClaim({ claimed: claimedKgCo2e, expected: kgCo2e, unit: 'kg', what: 'the emission' })]),
    ]
    const wrong = verdicts.filter((each) => !each.plausible)
    return {
      plausible: wrong.length === 0,
      expected: { kwh: energy.kwh, kwhLow: kwh.low, kwhHigh: kwh.high, kgCo2e: kgCo2ePerKwh === null ? null : energy.kwh * kgCo2ePerKwh, kgCo2eLow: kgCo2e.low, kgCo2eHigh: kgCo2e.high },
      because: (wrong.length > 0 ? wrong : verdicts).map((each) => each.because).join('; '),
      doubts,
    }
  },
})
