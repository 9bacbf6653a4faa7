import { type GpuFacts, type MachineFacts } from '../../../core/machine/facts'
import { beside, factsFrom, fromText } from '../gather'
import { adapterFacts } from '../gpu-facts'
import { type Host } from '../host'
import { nvidiaGpus } from '../nvidia'
import { type Probe } from '../probe'
import { amdFacts, pciAdapters } from './adapters'

/** The kernel's own word on the driver, beside the library's: two versions are the mismatch that stops every program. */
function withKernel(gpu: GpuFacts, host: Host, at: string): GpuFacts {
  const file = '/proc/driver/nvidia/version'
  const version = fromText(host.read(file), (text) => /Kernel Module\s+(?:for \S+\s+)?(\d+\.[\d.]+)/.exec(text)?.[1] ?? null) ?? null
  return { ...gpu, driverVersion: beside(gpu.driverVersion, factsFrom(file, at).of(version)) }
}

export const gpuProbe: Probe<Pick<MachineFacts, 'gpus' | 'gpuProbe'>> = {
  id: 'gpu',
  async gather({ at, host }) {
    const [nvidia, pci] = await Promise.all([nvidiaGpus(host, at), pciAdapters(host)])
    const adapters = pci?.adapters ?? []
    const source = pci?.source ?? ''
    const told = 'gpus' in nvidia ? nvidia.gpus.map((gpu) => withKernel(gpu, host, at)) : []
    // A card that the driver lists is known better from there.
    const others = adapters.filter((adapter) => adapter.vendor !== 'NVIDIA' || told.length === 0)
    const gpus = [...told, ...others.map((adapter) => (adapter.vendor === 'AMD' ? amdFacts(adapter, host, at, source) : adapterFacts(adapter, at, source)))]
    const facts = factsFrom(`nvidia-smi, ${source || 'lspci -nn'}`, at)
    const card = adapters.some((adapter) => adapter.vendor === 'NVIDIA')
    const state =
      'gpus' in nvidia ? facts.of('ok' as const)
      : nvidia.trouble === 'no-devices' || (nvidia.trouble === 'not-installed' && pci !== null && !card) ? facts.of('no-gpu' as const)
      : facts.not<'ok' | 'no-gpu'>(nvidia.because, nvidia.trouble)
    return { gpus, gpuProbe: state }
  },
}
