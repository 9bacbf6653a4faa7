import { atWordLimit, memoryKindOf, numberAt, parseCim, parsePowerScheme, parseRegistryAdapters, wordAt, type CimAnswer } from '../../../core/probe/windows'
import { type GpuFacts, type MachineFacts } from '../../../core/machine/facts'
import { kindOfName } from '../../../core/probe/text/adapter-kind'
import { type Fields } from '../../../core/probe/text/fields'
import { type UnknownReason } from '../../../core/result/known'
import { beside, factsFrom, type FactMaker } from '../gather'
import { type Host } from '../host'
import { networkProbe } from '../network'
import { nvidiaGpus } from '../nvidia'
import { type Probe } from '../probe'

const asked: readonly [key: string, from: string, fields: string][] = [
  ['os', 'Get-CimInstance Win32_OperatingSystem', 'Caption,Version,OSArchitecture,TotalVisibleMemorySize,FreePhysicalMemory'],
  ['system', 'Get-CimInstance Win32_ComputerSystem', 'Manufacturer,Model,HypervisorPresent'],
  ['cpu', 'Get-CimInstance Win32_Processor', 'Name,NumberOfCores,NumberOfLogicalProcessors,MaxClockSpeed,L3CacheSize'],
  ['gpu', 'Get-CimInstance Win32_VideoController', 'Name,AdapterRAM,DriverVersion,AdapterCompatibility,PNPDeviceID'],
  ['memory', 'Get-CimInstance Win32_PhysicalMemory', 'Capacity,ConfiguredClockSpeed,Speed,SMBIOSMemoryType,DeviceLocator'],
  ['disk', 'Get-PhysicalDisk', 'FriendlyName,MediaType,BusType,Size'],
  ['volume', "Get-CimInstance Win32_LogicalDisk -Filter 'DriveType=3'", 'DeviceID,FileSystem,Size,FreeSpace'],
  ['battery', 'Get-CimInstance Win32_Battery', 'BatteryStatus,EstimatedChargeRemaining'],
]
const script = `$o=@{};${asked.map(([key, from, fields]) => `$o.${key}=@(${from} -ErrorAction SilentlyContinue|Select-Object ${fields})`).join(';')};$o|ConvertTo-Json -Depth 3 -Compress`
const displayClass = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4d36e968-e325-11ce-bfc1-08002be10318}'
const kibibyte = 1024

/** One start of PowerShell for all probes of a look: it costs most of a second. */
const answers = new WeakMap<Host, Promise<{ cim: CimAnswer | null; because: UnknownReason }>>()
function cimOf(host: Host) {
  const ready = answers.get(host)
  if (ready) return ready
  const answer = host.run('powershell', ['-NoProfile', '-NonInteractive', '-Command', script], 8).then((tool) => {
    const cim = tool.state === 'ended' ? parseCim(tool.stdout) : null
    return { cim, because: tool.state === 'ended' ? ('not-reported' as const) : tool.state }
  })
  answers.set(host, answer)
  return answer
}
const from = (name: string, at: string): FactMaker => factsFrom(`WMI ${name}`, at)

const osProbe: Probe<Pick<MachineFacts, 'os' | 'virtualization'>> = {
  id: 'os',
  async gather({ at, host }) {
    const { cim, because } = await cimOf(host)
    const node = factsFrom('the system through Node', at)
    const facts = from('Win32_OperatingSystem', at)
    const system = from('Win32_ComputerSystem', at)
    const model = cim ? [wordAt(cim.system, 'Manufacturer'), wordAt(cim.system, 'Model')].filter(Boolean).join(' ') : ''
    const guest = /virtual|vmware|kvm|qemu|xen|parallels|amazon ec2|google compute/i.test(model)
    return {
      os: { name: facts.of(cim && wordAt(cim.os, 'Caption'), because), version: facts.of(cim && wordAt(cim.os, 'Version'), because), kernel: node.of(host.node.kernel), architecture: node.of(host.node.architecture) },
      // Windows' own hypervisor is present on many desktops: only the make of the machine tells a guest.
      virtualization: { hypervisor: system.of(model === '' ? null : guest ? model.slice(0, 200) : 'none', because), container: system.not('not-asked'), wsl: system.of(false) },
    }
  },
}

const cpuProbe: Probe<Pick<MachineFacts, 'cpu' | 'memory'>> = {
  id: 'cpu',
  async gather({ at, host }) {
    const { cim, because } = await cimOf(host)
    const facts = from('Win32_Processor', at)
    const node = factsFrom('the system through Node', at)
    const cpus = cim?.cpu ?? []
    const sum = (key: string) => (cpus.length && cpus.every((cpu) => numberAt(cpu, key) !== null) ? cpus.reduce((all, cpu) => all + numberAt(cpu, key)!, 0) : null)
    const [cores, threads] = [sum('NumberOfCores'), sum('NumberOfLogicalProcessors')]
    const megahertz = cpus[0] ? numberAt(cpus[0], 'MaxClockSpeed') : null
    const cache = sum('L3CacheSize')
    const modules = (cim?.memory ?? []).map((each) => {
      const speed = numberAt(each, 'ConfiguredClockSpeed') ?? numberAt(each, 'Speed')
      return { bytes: numberAt(each, 'Capacity'), kind: memoryKindOf(numberAt(each, 'SMBIOSMemoryType')), transfersPerSecond: speed === null ? null : speed * 1e6, slot: wordAt(each, 'DeviceLocator')?.slice(0, 60) ?? null }
    })
    const speeds = modules.map(({ transfersPerSecond }) => transfersPerSecond).filter((speed) => speed !== null)
    const total = cim ? numberAt(cim.os, 'TotalVisibleMemorySize') : null
    const free = cim ? numberAt(cim.os, 'FreePhysicalMemory') : null
    const os = from('Win32_OperatingSystem', at)
    const dimms = from('Win32_PhysicalMemory', at)
    return {
      cpu: {
        model: cpus[0] && wordAt(cpus[0], 'Name') ? facts.of(wordAt(cpus[0], 'Name')!.trim()) : node.of(host.node.cpuModel),
        sockets: facts.of(cpus.length || null, because),
        physicalCores: facts.of(cores, because),
        logicalCores: beside(facts.of(threads, because), node.of(host.node.threads || null)),
        // The nominal clock: Windows does not tell of boost.
        maximumHz: facts.of(megahertz === null ? null : megahertz * 1e6, because),
        features: facts.not('not-reported', 'Windows does not list vector units'),
        lastLevelCacheBytes: facts.of(cache === null ? null : cache * kibibyte, because),
        governor: facts.not('not-applicable'),
        smt: facts.of(cores && threads ? threads > cores : null, because),
      },
      memory: {
        totalBytes: beside(os.of(total === null ? null : total * kibibyte, because), node.of(host.node.totalBytes || null), (a, b) => Math.abs(a / b - 1) < 0.02),
        availableBytes: os.of(free === null ? null : free * kibibyte, because),
        limitBytes: os.not('not-applicable'),
        modules: dimms.of(modules.length ? modules : null, because),
        transfersPerSecond: dimms.of(speeds.length ? Math.min(...speeds) : null, because),
        channels: dimms.not('not-reported'),
      },
    }
  },
}

/** The registry's 64 bits, else WMI's where they say something. */
function adapterOf(each: Fields, registry: ReturnType<typeof parseRegistryAdapters>, at: string): GpuFacts {
  const facts = from('Win32_VideoController', at)
  const name = wordAt(each, 'Name')
  const kind = kindOfName(name ?? '')
  const written = registry.find((adapter) => adapter.name === name)?.memoryBytes ?? null
  const word = numberAt(each, 'AdapterRAM')
  const vendor = /NVIDIA/i.test(name ?? '') ? 'NVIDIA' : /AMD|Radeon/i.test(name ?? '') ? 'AMD' : /Intel/i.test(name ?? '') ? 'Intel' : /Qualcomm|Adreno|Microsoft/i.test(name ?? '') ? 'other' : null
  const not = facts.not<never>('not-reported')
  return {
    name: facts.of(name),
    vendor: facts.of(vendor),
    memoryTotalBytes: written === null ? facts.of(word === null || atWordLimit(word) ? null : word) : factsFrom('the registry, HardwareInformation.qwMemorySize', at).of(written),
    memoryUsedBytes: not,
    memoryKind: kind.integrated ? facts.of('shared') : not,
    driverVersion: facts.of(wordAt(each, 'DriverVersion')),
    computeCapability: not,
    busId: not,
    powerLimitWatts: not,
    ...kind,
  }
}

const gpuProbe: Probe<Pick<MachineFacts, 'gpus' | 'gpuProbe'>> = {
  id: 'gpu',
  async gather({ at, host }) {
    const [nvidia, { cim, because }, query] = await Promise.all([nvidiaGpus(host, at), cimOf(host), host.run('reg', ['query', displayClass, '/s'], 4)])
    const registry = query.state === 'ended' ? parseRegistryAdapters(query.stdout) : []
    const told = 'gpus' in nvidia ? nvidia.gpus : []
    const others = (cim?.gpu ?? []).map((each) => adapterOf(each, registry, at)).filter((gpu) => told.length === 0 || !(gpu.vendor.known && gpu.vendor.value === 'NVIDIA'))
    const facts = factsFrom('nvidia-smi, WMI Win32_VideoController', at)
    const card = others.some((gpu) => gpu.vendor.known && gpu.vendor.value === 'NVIDIA')
    const state = 'gpus' in nvidia ? facts.of('ok' as const) : nvidia.trouble === 'no-devices' || (nvidia.trouble === 'not-installed' && cim && !card) ? facts.of('no-gpu' as const) : facts.not<'ok' | 'no-gpu'>(cim ? nvidia.because : because, nvidia.trouble)
    return { gpus: [...told, ...others], gpuProbe: state }
  },
}

const surroundingsProbe: Probe<Pick<MachineFacts, 'disks' | 'power' | 'sensors'>> = {
  id: 'surroundings',
  async gather({ at, dataDir, host }) {
    const [{ cim, because }, scheme] = await Promise.all([cimOf(host), host.run('powercfg', ['/getactivescheme'], 3)])
    const facts = from('Win32_LogicalDisk', at)
    const physical = cim?.disk ?? []
    const only = physical.length === 1 ? physical[0]! : null
    const kind = only === null ? null : /NVMe|^17$/i.test(wordAt(only, 'BusType') ?? '') ? 'nvme' : /SSD|^4$/i.test(wordAt(only, 'MediaType') ?? '') ? 'ssd' : /HDD|^3$/i.test(wordAt(only, 'MediaType') ?? '') ? 'hdd' : null
    const own = dataDir.slice(0, 2).toUpperCase()
    const volumes = [...(cim?.volume ?? [])].sort((a, b) => Number(wordAt(b, 'DeviceID') === own) - Number(wordAt(a, 'DeviceID') === own))
    const battery = cim?.battery[0]
    const charge = battery ? numberAt(battery, 'EstimatedChargeRemaining') : null
    const power = from('Win32_Battery', at)
    return {
      disks: volumes.map((volume) => ({
        name: facts.of(wordAt(volume, 'DeviceID')),
        // Which volume lies on which disk is only sure where there is one.
        model: from('Get-PhysicalDisk', at).of(only && wordAt(only, 'FriendlyName')),
        kind: from('Get-PhysicalDisk', at).of(kind),
        filesystem: facts.of(wordAt(volume, 'FileSystem')),
        mount: facts.of(wordAt(volume, 'DeviceID')),
        totalBytes: facts.of(numberAt(volume, 'Size')),
        freeBytes: facts.of(numberAt(volume, 'FreeSpace')),
        encrypted: facts.not('no-permission', 'BitLocker tells administrators only'),
      })),
      power: {
        // 1: discharging; every other status has mains (CIM_Battery).
        source: power.of(battery ? (numberAt(battery, 'BatteryStatus') === 1 ? 'battery' : 'mains') : cim ? 'mains' : null, because),
        batteryPercent: power.of(charge !== null && charge <= 100 ? charge : null, cim && !battery ? 'not-applicable' : because),
        plan: factsFrom('powercfg /getactivescheme', at).of(scheme.state === 'ended' ? parsePowerScheme(scheme.stdout) : null),
      },
      sensors: power.not('not-asked'),
    }
  },
}

export const windowsProbes: readonly Probe[] = [osProbe, cpuProbe, surroundingsProbe, gpuProbe, networkProbe]
