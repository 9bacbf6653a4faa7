import { type Fact, type MachineFacts } from './facts'

/** A machine of which nothing is known yet, each fact with the reason. Probes fill it in, part by part. */
export function blankFacts(at: string, detail: string): MachineFacts {
  const no = (): Fact<never> => ({ known: false, because: 'not-asked', detail, source: '', at })
  return {
    os: { name: no(), version: no(), kernel: no(), architecture: no() },
    cpu: { model: no(), sockets: no(), physicalCores: no(), logicalCores: no(), maximumHz: no(), features: no(), lastLevelCacheBytes: no(), governor: no() },
    memory: { totalBytes: no(), availableBytes: no(), limitBytes: no() },
    virtualization: { hypervisor: no(), container: no(), wsl: no() },
    disks: [],
    gpus: [],
    gpuProbe: no(),
  }
}
