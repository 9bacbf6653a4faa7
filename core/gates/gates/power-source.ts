import { formatPercent } from '../../units'
import { defineGate, flaggedIf } from '../gate'
import { lasted, seen } from '../window'

export const powerSource = defineGate({
  id: 'power-source',
  title: 'Power source',
  unit: 'share of the time on battery',
  // METHOD A3: on battery a result is not comparable.
  threshold: 'ever on battery',
  look({ readings }) {
    const answers = seen(readings, 'onBattery')
    const share = answers.filter(Boolean).length / answers.length
    if (answers.length === 0 || (share === 0 && !lasted(readings, 'onBattery'))) return null
    return flaggedIf(share > 0, share)
  },
  describe: (value) => (value > 0 ? `on battery in ${formatPercent(value)} of the time` : 'on mains power'),
  advice: 'Plug in the charger, and run again.',
})
