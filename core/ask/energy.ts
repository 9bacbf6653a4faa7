import { answerEnergy, energyFields } from './energy-fields'
import { defineAsk } from './kind'

export const energy = defineAsk({
  ask: 'energy',
  fields: energyFields,
  example: { ask: 'energy', deviceHours: 1000, gpu: 'RTX 3090', pue: 1.1, region: 'Germany' },
  answer(question, world) {
    const { energy: { kwh, low, high, deviceKwh }, kgCo2ePerKwh: intensity, grid, powerKind, powerWatts, pue, doubts } = answerEnergy(question, world)
    const emitted = (energyKwh: number) => (intensity === null ? null : energyKwh * intensity)
    return {
      kwh,
      kwhLow: low,
      kwhHigh: high,
      deviceKwh,
      kgCo2e: emitted(kwh),
      kgCo2eLow: emitted(low),
      kgCo2eHigh: emitted(high),
      powerWatts,
      powerKind,
      pue,
      kgCo2ePerKwh: intensity,
      grid: grid && { name: grid.name, year: grid.year, source: grid.source },
      doubts,
    }
  },
})
