import { reasonText } from '../../result/known'
import { type ReadinessCheck } from '../check'

/** METHOD A3: recorded and shown; it makes the board slower than its like, which is no fault of the measurement. */
export const gpuPowerLimitCheck: ReadinessCheck = {
  id: 'gpu-power-limit',
  title: 'GPU power limit',
  look({ gpuLimits }) {
    if (!gpuLimits.known) return { state: 'unknown', sees: reasonText[gpuLimits.because] }
    const text = (name: string, limit: number, usual: number) => `${name}: ${Math.round(limit)} W${limit < usual ? ` of ${Math.round(usual)} W` : ''}`
    const low = gpuLimits.value.filter(({ limitWatts, defaultWatts }) => limitWatts < defaultWatts)
    const sees = (low.length ? low : gpuLimits.value).map(({ name, limitWatts, defaultWatts }) => text(name, limitWatts, defaultWatts)).join('; ')
    if (low.length === 0) return { state: 'ok', sees: sees || 'no board reports one' }
    return { state: 'warn', sees, advises: 'The board is held below what it was delivered with. If that is not meant: sudo nvidia-smi --power-limit with its default.' }
  },
}
