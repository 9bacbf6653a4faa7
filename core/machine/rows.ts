import { reasonText } from '../result/known'
import { formatBytes, significant } from '../units'
import { type Fact, type MachineFacts } from './facts'

export interface FactRow {
  readonly name: string
  /** The value in words, or why it is unknown. */
  readonly value: string
  readonly source: string
  readonly known: boolean
}

function row<T>(name: string, fact: Fact<T>, show: (value: T) => string = String): FactRow {
  const { source, known } = fact
  if (fact.known) return { name, value: show(fact.value), source, known }
  return { name, value: `unknown (${fact.detail ?? reasonText[fact.because]})`, source, known }
}

/** The facts as a person reads them, in a fixed order: window, terminal and report show the same rows. */
export function machineRows(facts: MachineFacts): FactRow[] {
  const { os, cpu, memory, virtualization } = facts
  const gigahertz = (hz: number) => `${significant(hz / 1e9)} GHz`
  return [
    row('System', os.name),
    row('System version', os.version),
    row('Kernel', os.kernel),
    row('Architecture', os.architecture),
    row('Processor', cpu.model),
    row('Sockets', cpu.sockets),
    row('Cores', cpu.physicalCores),
    row('Threads', cpu.logicalCores),
    row('Highest clock', cpu.maximumHz, gigahertz),
    row('Vector units', cpu.features, (list) => list.join(' ') || 'none that we know'),
    row('Last-level cache', cpu.lastLevelCacheBytes, formatBytes),
    row('Governor', cpu.governor),
    row('Memory', memory.totalBytes, formatBytes),
    row('Memory available', memory.availableBytes, formatBytes),
    row('Memory limit', memory.limitBytes, formatBytes),
    row('Hypervisor', virtualization.hypervisor),
    row('Container', virtualization.container),
    row('WSL', virtualization.wsl, (yes) => (yes ? 'yes' : 'no')),
    ...facts.disks.flatMap((disk) => [
      row('Disk', disk.name),
      row('Disk kind', disk.kind),
      row('Disk model', disk.model),
      row('File system', disk.filesystem),
      row('Disk free', disk.freeBytes, formatBytes),
    ]),
    row('GPU driver', facts.gpuProbe, (state) => (state === 'ok' ? 'answers' : 'no GPU found')),
    ...facts.gpus.flatMap((gpu) => [
      row(gpu.virtual ? 'Virtual adapter' : gpu.integrated ? 'Integrated adapter' : 'GPU', gpu.name),
      ...(gpu.virtual || gpu.integrated ? [] : [row('GPU memory', gpu.memoryTotalBytes, formatBytes), row('Driver', gpu.driverVersion), row('Compute capability', gpu.computeCapability)]),
    ]),
  ]
}
