import { type MachineFacts } from '../../../core/machine/facts'
import { parseWhole } from '../../../core/probe/linux/cpu-sys'
import { factsFrom, fromText, whyNot } from '../gather'
import { type Host } from '../host'
import { type Probe } from '../probe'

const supplies = '/sys/class/power_supply'
const word = (text: string): string | null => text.trim().slice(0, 60) || null

function powerOf(host: Host, at: string): NonNullable<MachineFacts['power']> {
  const facts = factsFrom(supplies, at)
  const read = (name: string, file: string) => fromText(host.read(`${supplies}/${name}/${file}`), word)
  const all = host.list(supplies)
  const online = all.filter((name) => /^(Mains|USB)/.test(read(name, 'type') ?? '')).map((name) => read(name, 'online'))
  // A mouse has a battery too: only the machine's own counts.
  const batteries = all.filter((name) => read(name, 'type') === 'Battery' && read(name, 'scope') !== 'Device')
  const draining = batteries.some((name) => read(name, 'status') === 'Discharging')
  const source = online.includes('1') ? 'mains' : batteries.length > 0 && (draining || online.includes('0')) ? 'battery' : null
  const charge = batteries.map((name) => parseWhole(read(name, 'capacity') ?? '')).find((each) => each !== null && each <= 100) ?? null
  const profile = host.read('/sys/firmware/acpi/platform_profile')
  return {
    source: facts.of(source, host.exists(supplies) ? 'not-reported' : 'unreadable'),
    batteryPercent: facts.of(charge, batteries.length ? 'not-reported' : 'not-applicable'),
    plan: factsFrom('/sys/firmware/acpi/platform_profile', at).of(fromText(profile, word), whyNot(profile)),
  }
}

/** Power, sensors, and whether there is a proxy: what a run depends on and no part of it. */
export const surroundingsProbe: Probe<Pick<MachineFacts, 'power' | 'sensors'>> = {
  id: 'surroundings',
  async gather({ at, host }) {
    const folder = '/sys/class/hwmon'
    const names = host.list(folder).map((each) => fromText(host.read(`${folder}/${each}/name`), word)).filter((name) => name !== null)
    const sensors = [...new Set([...names, ...(host.list('/sys/class/powercap').some((name) => /^intel-rapl:\d+$/.test(name)) ? ['rapl'] : [])])].slice(0, 200)
    return { power: powerOf(host, at), sensors: factsFrom(folder, at).of(sensors.length ? sensors : null) }
  },
}
