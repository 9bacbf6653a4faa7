import { known, unknown } from '../../../core/result/known'
import { counter, defineReader } from '../reader'

const cpus = '/sys/devices/system/cpu'

/** Intel's counters of each core, and of each package, which every core of it repeats. */
export const throttles = defineReader({
  part: 'thermal',
  platforms: ['linux'],
  when: 'ends',
  read({ files }) {
    let events = 0
    let told = false
    for (const cpu of files.list(cpus)) {
      if (!/^cpu\d+$/.test(cpu)) continue
      for (const name of ['core_throttle_count', 'package_throttle_count']) {
        const answer = files.text(`${cpus}/${cpu}/thermal_throttle/${name}`)
        const count = 'text' in answer ? counter(answer.text) : null
        if (count === null) continue
        told = true
        events += count
      }
    }
    return told ? known(events) : unknown('not-reported')
  },
})
