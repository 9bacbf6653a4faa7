import { macFeatures, macModules, parseBattery, parseProfiler, parseSysctl, sysctlNumber } from '../../../core/probe/macos'
import { type GpuFacts, type MachineFacts } from '../../../core/machine/facts'
import { textOf } from '../../../core/probe/text/fields'
import { parseSystemProfiler } from '../../../core/probe/text/system-profiler'
import { type ToolAnswer } from '../../files/run-tool'
import { beside, factsFrom } from '../gather'
import { networkProbe } from '../network'
import { type Probe } from '../probe'

const text = (answer: ToolAnswer): string => (answer.state === 'ended' ? answer.stdout : '')
const names = ['hw', 'machdep.cpu', 'kern.hv_vmm_present']

const machineProbe: Probe<Pick<MachineFacts, 'os' | 'cpu' | 'virtualization'>> = {
  id: 'machine',
  async gather({ at, host }) {
    const [sysctl, versions] = await Promise.all([host.run('sysctl', names, 3), host.run('sw_vers', [], 3)])
    const values = parseSysctl(text(sysctl))
    const facts = factsFrom('sysctl hw machdep.cpu', at)
    const node = factsFrom('the system through Node', at)
    const number = (name: string) => facts.of(sysctlNumber(values, name))
    const [cores, threads] = [sysctlNumber(values, 'hw.physicalcpu'), sysctlNumber(values, 'hw.logicalcpu')]
    const cache = sysctlNumber(values, 'hw.l3cachesize') ?? sysctlNumber(values, 'hw.perflevel0.l2cachesize') ?? sysctlNumber(values, 'hw.l2cachesize')
    const version = /^ProductVersion:\s*(\S{1,40})/m.exec(text(versions))?.[1] ?? null
    const guest = values.get('kern.hv_vmm_present')
    return {
      os: { name: node.of('macOS'), version: factsFrom('sw_vers', at).of(version), kernel: node.of(host.node.kernel), architecture: node.of(host.node.architecture) },
      cpu: {
        model: values.get('machdep.cpu.brand_string') ? facts.of(values.get('machdep.cpu.brand_string')!.slice(0, 200)) : node.of(host.node.cpuModel),
        sockets: number('hw.packages'),
        physicalCores: facts.of(cores),
        logicalCores: beside(facts.of(threads), node.of(host.node.threads || null)),
        maximumHz: number('hw.cpufrequency_max'),
        features: facts.of(macFeatures(values)),
        lastLevelCacheBytes: facts.of(cache),
        governor: facts.not('not-applicable'),
        smt: facts.of(cores && threads ? threads > cores : null),
      },
      virtualization: { hypervisor: facts.of(guest === '1' ? 'a virtual machine' : guest === '0' ? 'none' : null), container: facts.not('not-applicable'), wsl: facts.of(false) },
    }
  },
}

/** A Mac's own GPU computes in the processor's memory: unified, and no card's. */
function gpusOf(profile: string, at: string): GpuFacts[] {
  const facts = factsFrom('system_profiler SPDisplaysDataType', at)
  const not = facts.not<never>('not-reported')
  return (parseSystemProfiler(profile, 'system_profiler')?.gpus ?? []).map((gpu) => {
    const apple = /^Apple/i.test(gpu.name ?? '') && !gpu.virtual
    const vendor = apple ? 'Apple' : /AMD|Radeon|FirePro/i.test(gpu.name ?? '') ? 'AMD' : /Intel/i.test(gpu.name ?? '') ? 'Intel' : /NVIDIA|GeForce/i.test(gpu.name ?? '') ? 'NVIDIA' : null
    return {
      name: facts.of(gpu.name),
      vendor: facts.of(vendor),
      memoryTotalBytes: facts.of(gpu.memoryTotalMiB === null ? null : gpu.memoryTotalMiB * 2 ** 20, apple ? 'not-applicable' : 'not-reported'),
      memoryUsedBytes: not,
      memoryKind: facts.of(apple ? 'unified' : gpu.integrated ? 'shared' : gpu.memoryTotalMiB === null ? null : 'own'),
      driverVersion: facts.not('not-applicable', 'part of macOS'),
      computeCapability: facts.not('not-applicable'),
      busId: not,
      powerLimitWatts: not,
      integrated: gpu.integrated && !apple,
      virtual: gpu.virtual,
    }
  })
}

const profileProbe: Probe<Pick<MachineFacts, 'gpus' | 'gpuProbe' | 'disks' | 'memory'>> = {
  id: 'profile',
  async gather({ at, host }) {
    const [profiler, memory, vault] = await Promise.all([
      host.run('system_profiler', ['-json', 'SPDisplaysDataType', 'SPMemoryDataType', 'SPStorageDataType'], 8),
      host.run('sysctl', ['hw.memsize'], 3),
      host.run('fdesetup', ['status'], 3),
    ])
    const lists = parseProfiler(text(profiler))
    const because = profiler.state === 'ended' ? 'not-reported' : profiler.state
    const gpus = gpusOf(text(profiler), at)
    const storage = factsFrom('system_profiler SPStorageDataType', at)
    const dimms = factsFrom('system_profiler SPMemoryDataType', at)
    const node = factsFrom('the system through Node', at)
    const modules = macModules(lists('SPMemoryDataType'))
    const speeds = modules.map(({ transfersPerSecond }) => transfersPerSecond).filter((speed) => speed !== null)
    const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null)
    return {
      gpus,
      gpuProbe: factsFrom('system_profiler SPDisplaysDataType', at).of(profiler.state === 'ended' ? (gpus.length ? 'ok' : 'no-gpu') : null, because),
      memory: {
        totalBytes: beside(factsFrom('sysctl hw.memsize', at).of(sysctlNumber(parseSysctl(text(memory)), 'hw.memsize')), node.of(host.node.totalBytes || null), (a, b) => Math.abs(a / b - 1) < 0.02),
        availableBytes: node.of(host.node.freeBytes || null),
        limitBytes: node.not('not-applicable'),
        modules: dimms.of(modules.length ? modules : null, because),
        transfersPerSecond: dimms.of(speeds.length ? Math.min(...speeds) : null, because),
        channels: dimms.not('not-reported'),
      },
      disks: lists('SPStorageDataType').filter((each) => /^\/(System\/Volumes\/Data)?$/.test(textOf(each['mount_point']) ?? '')).slice(0, 1).map((each) => {
        const drive = (each['physical_drive'] ?? {}) as Record<string, unknown>
        const medium = textOf(drive['medium_type'])
        return {
          name: storage.of(textOf(each['bsd_name'])),
          model: storage.of(textOf(drive['device_name'])),
          kind: storage.of(/fabric|nvme|pci/i.test(textOf(drive['protocol']) ?? '') ? ('nvme' as const) : medium === 'ssd' ? ('ssd' as const) : medium === 'rotational' ? ('hdd' as const) : null),
          filesystem: storage.of(textOf(each['file_system'])),
          mount: storage.of(textOf(each['mount_point'])),
          totalBytes: storage.of(number(each['size_in_bytes'])),
          freeBytes: storage.of(number(each['free_space_in_bytes'])),
          encrypted: factsFrom('fdesetup status', at).of(/FileVault is On/.test(text(vault)) ? true : /FileVault is Off/.test(text(vault)) ? false : null),
        }
      }),
    }
  },
}

const powerProbe: Probe<Pick<MachineFacts, 'power' | 'sensors'>> = {
  id: 'power',
  async gather({ at, host }) {
    const [battery, settings] = await Promise.all([host.run('pmset', ['-g', 'batt'], 3), host.run('pmset', ['-g'], 3)])
    const { source, percent } = parseBattery(text(battery))
    const facts = factsFrom('pmset -g batt', at)
    const low = /^\s*lowpowermode\s+([01])/m.exec(text(settings))?.[1]
    return {
      power: { source: facts.of(source), batteryPercent: facts.of(percent, source === null ? 'not-reported' : 'not-applicable'), plan: factsFrom('pmset -g', at).of(low === undefined ? null : low === '1' ? 'low power' : 'automatic') },
      sensors: facts.not('no-permission', 'powermetrics asks for root'),
    }
  },
}

export const macProbes: readonly Probe[] = [machineProbe, profileProbe, powerProbe, networkProbe]
