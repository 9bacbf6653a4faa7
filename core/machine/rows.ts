import { reasonText } from '../result/known'
import { asked } from './fact'
import { type DiskFacts, type Fact, type GpuFacts, type MachineFacts } from './facts'
import { showFact } from './show'

export interface FactRow {
  /** Its path, by which it is corrected: "cpu.physicalCores". */
  readonly id: string
  readonly name: string
  /** The value in words, or why it is unknown. */
  readonly value: string
  readonly source: string
  readonly known: boolean
  /** Corrected by the user. */
  readonly entered: boolean
  /** What another source says, or what the machine said before it was corrected; empty without. */
  readonly otherwise: string
}

/** "24.0 GiB (entered; /proc/meminfo says 23.5 GiB)", for a table of words alone. */
export function withOtherwise({ value, entered, otherwise }: FactRow): string {
  const notes = [entered ? 'entered' : '', otherwise].filter(Boolean).join('; ')
  return notes ? `${value} (${notes})` : value
}

type Line = readonly [key: string, name: string, fact: Fact<unknown> | undefined]

function row(id: string, name: string, given: Fact<unknown> | undefined): FactRow {
  const fact = asked(given)
  if (!fact.known) return { id, name, value: `unknown (${(fact.detail ?? reasonText[fact.because]).replace(/^[a-z]+(-[a-z]+)+$/, (words) => words.replace(/-/g, ' '))})`, source: fact.source, known: false, entered: false, otherwise: '' }
  const otherwise = (fact.otherwise ?? []).map(({ value, source }) => `${source} says ${value}`).join('; ')
  return { id, name, value: showFact(id, fact.value), source: fact.source, known: true, entered: fact.entered === true, otherwise }
}

const rows = (prefix: string, lines: readonly Line[]): FactRow[] => lines.map(([key, name, fact]) => row(`${prefix}.${key}`, name, fact))

const diskLines = (disk: DiskFacts): Line[] => [
  ['name', 'Disk', disk.name],
  ['kind', 'Disk kind', disk.kind],
  ['model', 'Disk model', disk.model],
  ['filesystem', 'File system', disk.filesystem],
  ['totalBytes', 'Disk size', disk.totalBytes],
  ['freeBytes', 'Disk free', disk.freeBytes],
  ['encrypted', 'Disk encrypted', disk.encrypted],
]

const gpuLines = (gpu: GpuFacts): Line[] => {
  const name: Line = ['name', gpu.virtual ? 'Virtual adapter' : gpu.integrated ? 'Integrated adapter' : 'GPU', gpu.name]
  if (gpu.virtual || gpu.integrated) return [name]
  return [
    name,
    ['catalog', 'Known in the catalog as', gpu.catalog],
    ['memoryTotalBytes', 'GPU memory', gpu.memoryTotalBytes],
    ['memoryFreeBytes', 'GPU memory free', gpu.memoryFreeBytes],
    ['memoryKind', 'GPU memory is', gpu.memoryKind],
    ['driverVersion', 'Driver', gpu.driverVersion],
    ['cudaVersion', 'CUDA that the driver serves', gpu.cudaVersion],
    ['rocmVersion', 'ROCm', gpu.rocmVersion],
    ['computeCapability', 'Compute capability', gpu.computeCapability],
    ['pcieNow', 'PCIe now', gpu.pcieNow],
    ['pcieMaximum', 'PCIe at most', gpu.pcieMaximum],
    ['powerLimitWatts', 'Power limit', gpu.powerLimitWatts],
    ['powerDefaultWatts', 'Power limit as delivered', gpu.powerDefaultWatts],
    ['clockHz', 'GPU clock now', gpu.clockHz],
    ['clockMaximumHz', 'GPU clock at most', gpu.clockMaximumHz],
    ['memoryClockHz', 'GPU memory clock', gpu.memoryClockHz],
    ['temperatureC', 'GPU temperature', gpu.temperatureC],
    ['ecc', 'ECC', gpu.ecc],
    ['mig', 'Sliced (MIG)', gpu.mig],
    ['slices', 'Slices', gpu.slices],
    ['computeMode', 'Compute mode', gpu.computeMode],
    ['persistence', 'Persistence', gpu.persistence],
    ['otherProcesses', 'Programs computing on it', gpu.otherProcesses],
  ]
}

/** The facts as a person reads them, in a fixed order: window, terminal and report show the same rows. */
export function machineRows(facts: MachineFacts): FactRow[] {
  const { os, cpu, memory, virtualization, power } = facts
  return [
    ...rows('os', [['name', 'System', os.name], ['version', 'System version', os.version], ['kernel', 'Kernel', os.kernel], ['architecture', 'Architecture', os.architecture]]),
    ...rows('cpu', [
      ['model', 'Processor', cpu.model],
      ['catalog', 'Known in the catalog as', cpu.catalog],
      ['sockets', 'Sockets', cpu.sockets],
      ['physicalCores', 'Cores', cpu.physicalCores],
      ['logicalCores', 'Threads', cpu.logicalCores],
      ['smt', 'Two threads a core', cpu.smt],
      ['limitCores', 'Core limit', cpu.limitCores],
      ['maximumHz', 'Highest clock', cpu.maximumHz],
      ['boost', 'Boost', cpu.boost],
      ['features', 'Vector units', cpu.features],
      ['caches', 'Caches', cpu.caches],
      ['lastLevelCacheBytes', 'Last-level cache', cpu.lastLevelCacheBytes],
      ['numaNodes', 'NUMA nodes', cpu.numaNodes],
      ['governor', 'Governor', cpu.governor],
    ]),
    ...rows('memory', [
      ['totalBytes', 'Memory', memory.totalBytes],
      ['availableBytes', 'Memory available', memory.availableBytes],
      ['limitBytes', 'Memory limit', memory.limitBytes],
      ['modules', 'Memory modules', memory.modules],
      ['transfersPerSecond', 'Memory speed', memory.transfersPerSecond],
      ['channels', 'Memory channels', memory.channels],
    ]),
    ...rows('virtualization', [['hypervisor', 'Hypervisor', virtualization.hypervisor], ['container', 'Container', virtualization.container], ['wsl', 'WSL', virtualization.wsl]]),
    ...facts.disks.flatMap((disk, i) => rows(`disks.${i}`, diskLines(disk))),
    row('gpuProbe', 'GPU driver', facts.gpuProbe.known ? { ...facts.gpuProbe, value: facts.gpuProbe.value === 'ok' ? 'answers' : 'no GPU found' } : facts.gpuProbe),
    ...facts.gpus.flatMap((gpu, i) => rows(`gpus.${i}`, gpuLines(gpu))),
    ...rows('power', [['source', 'Power from', power?.source], ['batteryPercent', 'Battery', power?.batteryPercent], ['plan', 'Power plan', power?.plan]]),
    row('sensors', 'Sensors', facts.sensors),
    row('network.proxy', 'Proxy', facts.network?.proxy),
  ]
}
