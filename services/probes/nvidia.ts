import { type NvmlAnswer, type NvmlCard } from '../../core/contract/nvml-protocol'
import { type Fact, type GpuFacts } from '../../core/machine/facts'
import { beside, factsFrom } from './gather'
import { nvidiaFacts } from './gpu-facts'
import { type Host } from './host'
import { smiGpus, troubled, type NvidiaAnswer } from './nvidia-smi'

export { type NvidiaAnswer } from './nvidia-smi'

const timeoutSeconds = 5
const source = 'NVML'

/** What shows that there may be an NVIDIA driver to ask: a process is not started on machines without one. */
const signs: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/proc/driver/nvidia/version', '/dev/nvidiactl', '/dev/dxg', '/sys/module/nvidia'],
  win32: ['C:\\Windows\\System32\\nvml.dll', 'C:\\Program Files\\NVIDIA Corporation\\NVSMI\\nvml.dll'],
}
const worthAsking = (host: Host): boolean => host.env['GROUNDSPEED_NVML_LIBRARY'] !== undefined || (signs[host.platform] ?? []).some((file) => host.exists(file))

function nvmlFacts({ row, programs, slices }: NvmlCard, cudaVersion: string | null, at: string): GpuFacts {
  const facts = factsFrom(source, at)
  return { ...nvidiaFacts(row, at, source), cudaVersion: facts.of(cudaVersion), otherProcesses: facts.of(programs), ...(slices.length ? { slices: facts.of(slices) } : {}) }
}

/** What changes from one moment to the next is no disagreement between two sources. */
const passing: readonly string[] = ['memoryUsedBytes', 'memoryFreeBytes', 'clockHz', 'memoryClockHz', 'temperatureC', 'otherProcesses', 'pcieNow', 'slices']
/** Both tell memory in whole MiB, one cut and one rounded. */
const near = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b) || (typeof a === 'number' && typeof b === 'number' && a > 2 ** 30 && Math.abs(a - b) <= 2 ** 20)

/** The library's facts, with the tool's in place of what it does not tell and beside what it tells otherwise. */
function both(library: GpuFacts, tool: GpuFacts): GpuFacts {
  const isFact = (value: unknown): value is Fact<unknown> => typeof value === 'object' && value !== null && 'known' in value
  const entries = Object.entries({ ...tool, ...library }).map(([name, value]) => {
    const other = tool[name as keyof GpuFacts]
    if (!isFact(value) || !isFact(other)) return [name, value]
    return [name, beside(value, other, passing.includes(name) ? () => true : near, (each) => (typeof each === 'object' ? JSON.stringify(each) : String(each)))]
  })
  return Object.fromEntries(entries) as GpuFacts
}

/** Whether both speak of one card: by its place on the bus, which each board has to itself. */
const sameCard = (a: GpuFacts, b: GpuFacts): boolean => a.busId.known && b.busId.known && a.busId.value.toLowerCase() === b.busId.value.toLowerCase()

function together(library: Extract<NvmlAnswer, { state: 'cards' }>, tool: NvidiaAnswer, at: string): GpuFacts[] {
  const told = 'gpus' in tool ? tool.gpus : []
  return library.cards.map((card) => {
    const facts = nvmlFacts(card, library.cudaVersion, at)
    const other = told.find((each) => sameCard(each, facts))
    return other ? both(facts, other) : facts
  })
}

/**
 * NVIDIA's GPUs by two sources: the driver's library, and its tool beside it (DESIGN: two where possible, disagreement
 * shown). One that fails leaves the other; where both do, the reason that says more.
 */
export async function nvidiaGpus(host: Host, at: string): Promise<NvidiaAnswer> {
  const [library, tool] = await Promise.all([worthAsking(host) ? host.nvml(timeoutSeconds) : null, smiGpus(host, at)])
  if (library?.state === 'cards') return { gpus: together(library, tool, at) }
  if ('gpus' in tool || !library || library.trouble === 'not-installed') return tool
  return tool.trouble === 'not-installed' || tool.trouble === 'unreadable' ? troubled(library.trouble) : tool
}
