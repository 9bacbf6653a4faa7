import { reasonText } from '../../result/known'
import { type ReadinessCheck } from '../check'

/** These hold the clock down, or let it follow the load late; "performance" and the drivers' own "schedutil" do not. */
const slow = /^(powersave|conservative|userspace)$/

export const governorCheck: ReadinessCheck = {
  id: 'governor',
  title: 'CPU governor',
  look({ facts: { cpu } }) {
    if (!cpu.governor.known) return { state: 'unknown', sees: reasonText[cpu.governor.because] }
    const governor = cpu.governor.value
    return slow.test(governor) ? { state: 'warn', sees: governor, advises: 'Choose "performance": sudo cpupower frequency-set -g performance, or the power plan in the settings.' } : { state: 'ok', sees: governor }
  },
}
