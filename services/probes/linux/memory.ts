import { type MachineFacts } from '../../../core/machine/facts'
import { channelsOf, parseDmiMemory } from '../../../core/probe/linux/dmidecode'
import { cgroupFolders } from '../../../core/probe/linux/cpu-sys'
import { parseCgroupLimit, parseMeminfo } from '../../../core/probe/meminfo'
import { formatBytes } from '../../../core/units'
import { type UnknownReason } from '../../../core/result/known'
import { beside, factsFrom, fromText, whyNot } from '../gather'
import { type Host } from '../host'
import { type Probe } from '../probe'
import { tightest } from './limits'

/** Node rounds nothing, but may count what a container may use. */
const close = (a: number, b: number): boolean => Math.abs(a / b - 1) < 0.02

/** The tightest limit of the group this runs in and of those above it. */
function limitOf(host: Host, at: string) {
  const { unified, controlled } = cgroupFolders(fromText(host.read('/proc/self/cgroup'), (text) => text) ?? '', 'memory')
  const files = [...unified.map((folder) => `${folder}/memory.max`), ...controlled.map((folder) => `${folder}/memory.limit_in_bytes`)]
  return tightest(files.map((file) => ({ file, value: fromText(host.read(file), parseCgroupLimit) })), host, at)
}

/** The tables of the firmware are root's. */
async function modulesOf(host: Host, at: string): Promise<Pick<MachineFacts['memory'], 'modules' | 'transfersPerSecond' | 'channels'>> {
  const answer = await host.run('dmidecode', ['-q', '-t', '17'], 2)
  const modules = answer.state === 'ended' ? parseDmiMemory(answer.stdout) : []
  const refused = /permission denied|can't read memory/i.test(answer.stdout + answer.stderr)
  const because: UnknownReason = answer.state !== 'ended' ? answer.state : refused ? 'no-permission' : 'not-reported'
  const facts = factsFrom('dmidecode -t 17', at)
  const speeds = [...new Set(modules.map((each) => each.transfersPerSecond).filter((speed) => speed !== null))]
  return {
    modules: facts.of(modules.length ? modules : null, because),
    transfersPerSecond: facts.of(speeds.length ? Math.min(...speeds) : null, because),
    channels: facts.of(channelsOf(modules), modules.length ? 'not-reported' : because),
  }
}

export const memoryProbe: Probe<Pick<MachineFacts, 'memory'>> = {
  id: 'memory',
  async gather({ at, host }) {
    const answer = host.read('/proc/meminfo')
    const proc = factsFrom('/proc/meminfo', at)
    const node = factsFrom('the system through Node', at)
    const find = (field: 'MemTotal' | 'MemAvailable') => proc.of(fromText(answer, (text) => parseMeminfo(text, field)), whyNot(answer))
    const available = find('MemAvailable')
    return {
      memory: {
        totalBytes: beside(find('MemTotal'), node.of(host.node.totalBytes || null), close, formatBytes),
        availableBytes: available.known ? available : node.of(host.node.freeBytes || null),
        limitBytes: limitOf(host, at),
        ...(await modulesOf(host, at)),
      },
    }
  },
}
