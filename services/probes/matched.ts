import { matchCpu } from '../../core/catalog/match-cpu'
import { matchGpu } from '../../core/catalog/match-gpu'
import { type GpuFacts, type MachineFacts } from '../../core/machine/facts'
import { catalog } from '../catalog'
import { factsFrom } from './gather'

/** A name that the system shortened or made of numbers is no name to look up. */
const nameable = (name: string): boolean => !/adapter [\da-f]{4}:[\da-f]{4}$/i.test(name)

/** "Radeon RX 7900 XT/7900 XTX/7900M", as the list of PCI names has parts that share a number, as the names of each. */
export function namesIn(name: string): string[] {
  const [first = '', ...others] = name.split('/').map((part) => part.trim())
  if (others.length === 0) return [name]
  const series = /^(.*?)\b\d/.exec(first)?.[1] ?? ''
  return [first, ...others.map((part) => `${series}${part}`)]
}

/** One of several names that share a number is chosen where its memory is that of one alone. */
function matchNames(name: string, memory: number | null) {
  const names = namesIn(name)
  if (names.length === 1 || memory === null) return matchGpu(catalog.gpus(), name, memory)
  const rows = names.map((each) => matchGpu(catalog.gpus(), each)).flatMap((match) => (match.ok ? [match.gpu] : [])).filter((gpu) => Math.abs(gpu.memoryGiB / memory - 1) < 0.05)
  return rows.length === 1 ? { ok: true as const, gpu: rows[0]! } : rows.length > 1 ? { ok: false as const, because: 'ambiguous' as const, nearest: rows.slice(0, 3).map((gpu) => gpu.name) } : matchGpu(catalog.gpus(), name, memory)
}

function matchedGpu(gpu: GpuFacts, at: string): GpuFacts {
  if (gpu.integrated || gpu.virtual || !gpu.name.known || !nameable(gpu.name.value)) return gpu
  const memory = gpu.memoryTotalBytes.known ? gpu.memoryTotalBytes.value / 2 ** 30 : null
  const found = matchNames(gpu.name.value, memory)
  const facts = factsFrom(`the catalog, by ${memory === null ? 'name' : 'name and memory'}`, at)
  if (found.ok) return { ...gpu, catalog: facts.of(found.gpu.name) }
  return { ...gpu, catalog: facts.not('not-reported', found.because === 'ambiguous' ? `could be ${found.nearest.join(' or ')}` : `not in the catalog; nearest ${found.nearest.join(', ')}`) }
}

/** Which rows of the catalog the processor and the accelerators are, and by what. Never a guess. */
export function matched(facts: MachineFacts, at: string): MachineFacts {
  const cpu = facts.cpu.model.known ? matchCpu(catalog.cpus(), facts.cpu.model.value) : null
  const source = factsFrom('the catalog, by name', at)
  return {
    ...facts,
    cpu: { ...facts.cpu, catalog: facts.cpu.model.known ? (cpu?.ok ? source.of(cpu.cpu.name) : source.not('not-reported', 'not in the catalog')) : source.not('not-reported') },
    gpus: facts.gpus.map((gpu) => matchedGpu(gpu, at)),
  }
}
