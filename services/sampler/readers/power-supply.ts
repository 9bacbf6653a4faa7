import { known, unknown, type Maybe } from '../../../core/result/known'
import { type Files } from '../files'
import { defineReader, once } from '../reader'

const folder = '/sys/class/power_supply'

export interface Supply {
  type: string
  /** "Device" is the battery of a mouse or a headset. */
  scope: string
  online: string
  status: string
}

/** On battery when one discharges and no mains is on: a weak charger beside a full load is still mains. */
export function onBatteryOf(supplies: readonly Supply[]): boolean {
  const own = supplies.filter(({ scope }) => scope !== 'Device')
  const mains = own.some(({ type, online }) => /^(Mains|USB|Wireless)/.test(type) && online === '1')
  return !mains && own.some(({ type, status }) => type === 'Battery' && status === 'Discharging')
}

function supplyOf(files: Files, name: string): Supply {
  const field = (file: string) => {
    const answer = files.text(`${folder}/${name}/${file}`)
    return 'text' in answer ? answer.text.trim() : ''
  }
  return { type: field('type'), scope: field('scope'), online: field('online'), status: field('status') }
}

export function powerSupplyReader() {
  // A battery's folder comes and goes with the driver at most at boot; what it says is read each time.
  const supplies = once((files) => files.list(folder))
  // A machine without a battery has an empty folder; a container may have none at all.
  const told = once((files) => files.list('/sys/class').includes('power_supply'))
  return defineReader({
    part: 'onBattery',
    platforms: ['linux'],
    when: 'always',
    read({ files }): Maybe<boolean> {
      const names = supplies(files)
      if (names.length === 0) return told(files) ? known(false) : unknown('not-reported')
      return known(onBatteryOf(names.map((name) => supplyOf(files, name))))
    },
  })
}
