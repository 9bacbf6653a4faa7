import os from 'node:os'
import { parseCpuInfo } from '../../core/probe/cpuinfo'
import { type MachineFacts } from '../../core/machine/facts'
import { factsFrom, fromText, readText, whyNot } from './gather'
import { type Probe } from './probe'

const number = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text.trim()) : null)

/** "32768K" or "32M" as sysfs writes cache sizes, in bytes. */
export function parseCacheSize(text: string): number | null {
  const match = /^(\d+)([KM])$/.exec(text.trim())
  return match ? Number(match[1]) * (match[2] === 'M' ? 1024 * 1024 : 1024) : null
}

/** All of the last level: the size of one cache times the number of different ones. */
function lastLevelCacheBytes(): number | null {
  const sizes = new Map<string, number>()
  for (let cpu = 0; cpu < os.cpus().length; cpu++) {
    const base = `/sys/devices/system/cpu/cpu${cpu}/cache/index3`
    const size = fromText(readText(`${base}/size`), parseCacheSize)
    const shared = fromText(readText(`${base}/shared_cpu_list`), (text) => text.trim())
    if (size !== null && shared !== null) sizes.set(shared, size)
  }
  return sizes.size ? [...sizes.values()].reduce((sum, size) => sum + size, 0) : null
}

export const cpuProbe: Probe<Pick<MachineFacts, 'cpu'>> = {
  id: 'cpu',
  async gather({ at }) {
    const answer = readText('/proc/cpuinfo', 4 * 1024 * 1024)
    const info = fromText(answer, parseCpuInfo)
    const proc = factsFrom('/proc/cpuinfo', at)
    const node = factsFrom('the system through Node', at)
    const because = whyNot(answer)
    const clockFile = '/sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq'
    const governorFile = '/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor'
    const clock = readText(clockFile)
    const governor = readText(governorFile)
    return {
      cpu: {
        model: info?.model ? proc.of(info.model) : node.of(os.cpus()[0]?.model.trim() || null),
        sockets: proc.of(info?.sockets, because),
        physicalCores: proc.of(info?.physicalCores, because),
        logicalCores: info?.logicalCores ? proc.of(info.logicalCores) : node.of(os.cpus().length || null),
        // cpufreq counts in kHz.
        maximumHz: factsFrom(clockFile, at).of(fromText(clock, (text) => (number(text) === null ? null : number(text)! * 1000)), whyNot(clock)),
        features: proc.of(info?.features, because),
        lastLevelCacheBytes: factsFrom('/sys/devices/system/cpu', at).of(lastLevelCacheBytes()),
        governor: factsFrom(governorFile, at).of(fromText(governor, (text) => text.trim().slice(0, 60) || null), whyNot(governor)),
      },
    }
  },
}
