import { type MachineFacts } from '../../core/machine/facts'
import { cpuProbe } from './cpu'
import { diskProbe } from './disk'
import { gpuProbe } from './gpu'
import { memoryProbe } from './memory'
import { osProbe } from './os'
import { type Probe } from './probe'
import { virtualizationProbe } from './virtualization'

/** Every probe: one file and one line each. Together they make the machine's facts. */
export const probes = [osProbe, cpuProbe, memoryProbe, virtualizationProbe, diskProbe, gpuProbe] as const satisfies readonly Probe<Partial<MachineFacts>>[]
