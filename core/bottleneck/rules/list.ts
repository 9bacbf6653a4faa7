import { type Rule } from '../rule'
import { compute } from './compute'
import { cpuDataPath } from './cpu-data-path'
import { disk } from './disk'
import { memoryBandwidth } from './memory-bandwidth'
import { overhead } from './overhead'
import { pcie } from './pcie'
import { ram } from './ram'
import { vram } from './vram'

/** Every part that is looked at, in the order of `parts`: one file and one line each. The answer does not depend on the order. */
export const rules: readonly Rule[] = [vram, ram, memoryBandwidth, compute, overhead, pcie, cpuDataPath, disk]
