import { formatBytes } from '../units'
import { type GpuFacts, type MachineFacts } from './facts'

/** GPUs that compute: adapters that only draw, and virtual ones, are listed elsewhere and never counted. */
export const accelerators = (facts: MachineFacts): GpuFacts[] => facts.gpus.filter((gpu) => !gpu.integrated && !gpu.virtual)

const cleanCpuName = (name: string): string =>
  name
    .replace(/\((R|TM|r|tm)\)/g, '')
    .replace(/\b(CPU|Processor)\b/g, '')
    .replace(/@.*$/, '')
    .replace(/\s+/g, ' ')
    .trim()

function describeGpus(facts: MachineFacts): string {
  const gpus = accelerators(facts)
  if (gpus.length === 0) {
    if (facts.gpuProbe.known) return 'no GPU'
    // A driver that does not answer is not the same as no GPU.
    return facts.gpuProbe.because === 'not-installed' ? 'no GPU found' : `GPU not readable (${facts.gpuProbe.detail ?? facts.gpuProbe.because})`
  }
  const names = gpus.map((gpu) => (gpu.name.known ? gpu.name.value.replace(/^NVIDIA /, '') : 'unknown GPU'))
  const counted = [...new Set(names)].map((name) => {
    const count = names.filter((each) => each === name).length
    return count > 1 ? `${count} x ${name}` : name
  })
  return counted.join(' + ')
}

/** "2-core AMD EPYC, 23.4 GiB, no GPU": one line that a colleague would say. */
export function describeMachine(facts: MachineFacts): string {
  const cores = facts.cpu.physicalCores.known ? facts.cpu.physicalCores : facts.cpu.logicalCores
  const cpu = facts.cpu.model.known ? cleanCpuName(facts.cpu.model.value) : 'unknown processor'
  const memory = facts.memory.totalBytes.known ? formatBytes(facts.memory.totalBytes.value) : 'memory unknown'
  return [`${cores.known ? `${cores.value}-core ` : ''}${cpu}`, memory, describeGpus(facts)].join(', ')
}
