import { formatPercent } from '../../units'
import { defineGate, flaggedIf } from '../gate'
import { lasted, seen } from '../window'

/** NVML clocks event reasons that slow a board down: HwSlowdown 0x8, SwThermal 0x20, HwThermal 0x40, PowerBrake 0x80. */
const slowing = 0x8 | 0x20 | 0x40 | 0x80
/** SwPowerCap: normal under load, so it flags nothing. */
export const powerCap = 0x4

/** What the sampler says when the driver itself reports that a board is gone. */
export const gpuLost = 'gpu-lost'

export const gpuReasons = defineGate({
  id: 'gpu-reasons',
  title: 'GPU slowed down',
  unit: 'share of the time',
  threshold: 'ever slowed for heat or by a power brake; a GPU that is lost makes the launch void',
  look({ readings }) {
    // What the driver says outright is not "cannot be read".
    if (readings.some(({ gpus }) => !gpus.known && gpus.detail === gpuLost)) return { state: 'rejected', value: 1 }
    const masks = seen(readings, 'gpus').map((gpus) => gpus.map(({ reasons }) => reasons).filter((mask): mask is number => mask !== null))
    const told = masks.filter((each) => each.length > 0)
    const share = told.filter((each) => each.some((mask) => (mask & slowing) !== 0)).length / told.length
    if (told.length === 0 || (share === 0 && !lasted(readings, 'gpus'))) return null
    return flaggedIf(share > 0, share)
  },
  describe: (value) => `a GPU was slowed down for heat or power, or lost, in ${formatPercent(value)} of the time`,
  advice: 'Let the GPU cool down, check its fans and its power cables, and run again.',
})
