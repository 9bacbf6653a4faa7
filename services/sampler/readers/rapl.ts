import { type PartValue } from '../../../core/gates/reading'
import { known, unknown } from '../../../core/result/known'
import { type Text } from '../files'
import { counter, defineReader, once } from '../reader'

const folder = '/sys/class/powercap'

const isPackage = (answer: Text): boolean => 'text' in answer && answer.text.startsWith('package')

/**
 * Energy of each processor package. Since 2020 only root may read it (a side channel, CVE-2020-8694): then it is
 * unknown for want of permission, never 0 W.
 */
export function raplReader() {
  // "intel-rapl:0" is a package (AMD's too), "intel-rapl:0:0" a part of it, and "psys" the whole board: counted already.
  const packages = once((files) => files.list(folder).filter((name) => /^intel-rapl:\d+$/.test(name) && isPackage(files.text(`${folder}/${name}/name`))))
  return defineReader({
    part: 'energy',
    platforms: ['linux'],
    when: 'always',
    read({ files }) {
      if (packages(files).length === 0) return unknown('not-reported')
      const counters: PartValue<'energy'> = []
      for (const name of packages(files)) {
        const answer = files.text(`${folder}/${name}/energy_uj`)
        if ('because' in answer) return unknown(answer.because)
        const micro = counter(answer.text)
        if (micro === null) return unknown('unreadable')
        const range = files.text(`${folder}/${name}/max_energy_range_uj`)
        const rangeMicro = 'text' in range ? counter(range.text) : null
        counters.push({ name, joules: micro / 1e6, rangeJoules: rangeMicro === null ? null : rangeMicro / 1e6 })
      }
      return counters.length > 64 ? unknown('unreadable') : known(counters)
    },
  })
}
