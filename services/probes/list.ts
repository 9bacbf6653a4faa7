import { cpuProbe } from './linux/cpu'
import { diskProbe } from './linux/disk'
import { gpuProbe } from './linux/gpu'
import { memoryProbe } from './linux/memory'
import { osProbe } from './linux/os'
import { surroundingsProbe } from './linux/surroundings'
import { virtualizationProbe } from './linux/virtualization'
import { macProbes } from './macos/probes'
import { networkProbe } from './network'
import { type Probe } from './probe'
import { windowsProbes } from './windows/probes'

const linux: readonly Probe[] = [osProbe, cpuProbe, memoryProbe, virtualizationProbe, diskProbe, gpuProbe, surroundingsProbe, networkProbe]

/** Every probe by system: one file and one line each. Together they make the machine's facts. */
export const probesOf = (platform: NodeJS.Platform): readonly Probe[] => (platform === 'win32' ? windowsProbes : platform === 'darwin' ? macProbes : linux)
