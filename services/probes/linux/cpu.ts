import { parseCpuInfo } from '../../../core/probe/cpuinfo'
import { type MachineFacts } from '../../../core/machine/facts'
import { cgroupFolders, parseCaches, parseCpuMax, parseWhole } from '../../../core/probe/linux/cpu-sys'
import { beside, factsFrom, fromText, whyNot } from '../gather'
import { tightest } from './limits'
import { type Host } from '../host'
import { type Probe } from '../probe'

const sysCpu = '/sys/devices/system/cpu'
const word = (text: string): string | null => text.trim().slice(0, 60) || null
const kilohertz = (text: string): number | null => (parseWhole(text) === null ? null : parseWhole(text)! * 1000)

/** Every cache of every thread; the same one is listed once for each thread that has it. */
function cachesOf(host: Host) {
  const read = (file: string) => fromText(host.read(file, 4096), (text) => text) ?? ''
  return parseCaches(
    host.list(sysCpu).filter((name) => /^cpu\d+$/.test(name)).slice(0, 1024).flatMap((cpu) =>
      host.list(`${sysCpu}/${cpu}/cache`).filter((name) => /^index\d+$/.test(name)).map((index) => {
        const folder = `${sysCpu}/${cpu}/cache/${index}`
        return { level: read(`${folder}/level`), type: read(`${folder}/type`), size: read(`${folder}/size`), shared: read(`${folder}/shared_cpu_list`) }
      }),
    ),
  )
}

/** Either driver's switch; Intel's says the opposite. */
function boostOf(host: Host, at: string) {
  const general = host.read(`${sysCpu}/cpufreq/boost`)
  if ('text' in general) return factsFrom(`${sysCpu}/cpufreq/boost`, at).of(fromText(general, parseWhole) === null ? null : fromText(general, parseWhole) === 1)
  const intel = `${sysCpu}/intel_pstate/no_turbo`
  const answer = host.read(intel)
  const value = fromText(answer, parseWhole)
  return factsFrom(intel, at).of(value === null ? null : value === 0, whyNot(answer))
}

/** The tightest quota of the group this runs in and of those above it. */
function limitOf(host: Host, at: string) {
  const { unified, controlled } = cgroupFolders(fromText(host.read('/proc/self/cgroup'), (text) => text) ?? '', 'cpu')
  const quotaOf = (folder: string) => {
    const [quota, period] = ['cpu.cfs_quota_us', 'cpu.cfs_period_us'].map((file) => fromText(host.read(`${folder}/${file}`), parseWhole))
    return quota && period ? quota / period : null
  }
  const limits = [
    ...unified.map((folder) => ({ file: `${folder}/cpu.max`, cores: fromText(host.read(`${folder}/cpu.max`), parseCpuMax) })),
    ...controlled.map((folder) => ({ file: `${folder}/cpu.cfs_quota_us`, cores: quotaOf(folder) })),
  ]
  return tightest(limits.map(({ file, cores }) => ({ file, value: cores })), host, at)
}

export const cpuProbe: Probe<Pick<MachineFacts, 'cpu'>> = {
  id: 'cpu',
  async gather({ at, host }) {
    const answer = host.read('/proc/cpuinfo', 4 * 1024 * 1024)
    const info = fromText(answer, parseCpuInfo)
    const proc = factsFrom('/proc/cpuinfo', at)
    const node = factsFrom('the system through Node', at)
    const because = whyNot(answer)
    const from = <T>(file: string, parse: (text: string) => T | null) => {
      const text = host.read(file)
      return factsFrom(file, at).of(fromText(text, parse), whyNot(text))
    }
    const caches = cachesOf(host)
    const last = caches.filter(({ level }) => level >= 2).reduce((most, { level }) => Math.max(most, level), 0)
    const nodes = host.list('/sys/devices/system/node').filter((name) => /^node\d+$/.test(name)).length
    const threads = host.node.threads || null
    const smtFile = `${sysCpu}/smt/active`
    return {
      cpu: {
        model: info?.model ? proc.of(info.model) : node.of(host.node.cpuModel),
        sockets: proc.of(info?.sockets, because),
        physicalCores: proc.of(info?.physicalCores, because),
        logicalCores: beside(proc.of(info?.logicalCores, because), node.of(threads)),
        // cpufreq counts in kHz.
        maximumHz: from(`${sysCpu}/cpu0/cpufreq/cpuinfo_max_freq`, kilohertz),
        features: proc.of(info?.features, because),
        lastLevelCacheBytes: factsFrom(sysCpu, at).of(last ? caches.filter(({ level }) => level === last).reduce((sum, { bytes, count }) => sum + bytes * count, 0) : null),
        governor: from(`${sysCpu}/cpu0/cpufreq/scaling_governor`, word),
        smt: beside(from(smtFile, (text) => (parseWhole(text) === null ? null : parseWhole(text) === 1)), proc.of(info?.logicalCores && info.physicalCores ? info.logicalCores > info.physicalCores : null), undefined, (on) => (on ? 'on' : 'off')),
        caches: factsFrom(sysCpu, at).of(caches.length ? caches : null),
        boost: boostOf(host, at),
        numaNodes: factsFrom('/sys/devices/system/node', at).of(nodes || null),
        limitCores: limitOf(host, at),
      },
    }
  },
}
