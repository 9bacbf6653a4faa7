import { type z } from 'zod'
import { type machineView } from '../contract/views'
import { reasonText } from '../result/known'
import { formatBytes } from '../units'
import { accelerators, describeMachine } from './describe'
import { type Fact, type MachineFacts } from './facts'
import { machineRows } from './rows'

export type MachineView = z.infer<typeof machineView>
type MachineFigure = MachineView['figures'][number]

function shown<T>(id: string, label: string, fact: Fact<T>, show: (value: T) => string, meaning: string): MachineFigure {
  return fact.known ? { id, label, value: show(fact.value), meaning, known: true } : { id, label, value: 'unknown', meaning: fact.detail ?? reasonText[fact.because], known: false }
}

const text = <T>(fact: Fact<T>, show: (value: T) => string): string => (fact.known ? show(fact.value) : '')

function gpuFigure(facts: MachineFacts): MachineFigure {
  const gpus = accelerators(facts)
  const [first] = gpus
  if (!first) {
    const { gpuProbe } = facts
    if (gpuProbe.known) return { id: 'gpu', label: 'GPU', value: 'none', meaning: 'no accelerator: benchmarks run on the processor', known: true }
    const meaning = gpuProbe.because === 'not-installed' ? 'no GPU driver answers; `groundspeed doctor` looks closer' : (gpuProbe.detail ?? reasonText[gpuProbe.because])
    return { id: 'gpu', label: 'GPU', value: 'none found', meaning, known: false }
  }
  const others = gpus.length > 1 ? `${gpus.length} GPUs; ` : ''
  return shown('gpu', first.name.known ? `GPU: ${first.name.value}` : 'GPU', first.memoryTotalBytes, formatBytes, `${others}memory of one; driver ${text(first.driverVersion, String) || 'unknown'}`)
}

/** The machine page: what it is in a sentence, the four parts that decide, and every fact with its source. */
export function machineViewOf(facts: MachineFacts, name: string): MachineView {
  const { cpu, memory } = facts
  const [disk] = facts.disks
  const cores = cpu.physicalCores.known ? cpu.physicalCores : cpu.logicalCores
  return {
    answer: `${name} is a ${describeMachine(facts)}.`,
    figures: [
      shown('cpu', 'Processor cores', cores, String, [text(cpu.model, String), text(cpu.features, (list) => list.slice(0, 4).join(' '))].filter(Boolean).join('; ')),
      shown('memory', 'Memory', memory.totalBytes, formatBytes, text(memory.availableBytes, (bytes) => `${formatBytes(bytes)} available now`)),
      gpuFigure(facts),
      disk
        ? shown('disk', 'Disk free', disk.freeBytes, formatBytes, [text(disk.kind, String), text(disk.filesystem, String)].filter(Boolean).join(', '))
        : { id: 'disk', label: 'Disk free', value: 'unknown', meaning: 'no disk was read', known: false },
    ],
    facts: machineRows(facts),
    partial: false,
  }
}

