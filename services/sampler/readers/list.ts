import { type PartName } from '../../../core/gates/reading'
import { type Reader } from '../reader'
import { cpuClockReader } from './cpu-clock'
import { cpuTimes } from './cpu-times'
import { diskSpaceReader } from './disk-space'
import { disks } from './disks'
import { gpuReader } from './gpus'
import { swapIn } from './memory'
import { ours } from './ours'
import { pmsetBattery, pmsetThermal } from './pmset'
import { powerSupplyReader } from './power-supply'
import { pressure } from './pressure'
import { raplReader } from './rapl'
import { temperature } from './temperature'
import { throttles } from './thermal'
import { windowsClock, windowsPower } from './windows'
import { workerFaults, workerSwitches } from './worker'

/** Every source, one file and one line each. A system has at most one for a part; a part without one is unknown there. */
export const readers = (): readonly Reader[] =>
  [
    // Side by side: the share of ours is taken from the total of the same moment.
    cpuTimes,
    ours,
    workerSwitches,
    workerFaults,
    swapIn,
    pressure,
    cpuClockReader(),
    throttles,
    temperature,
    disks,
    diskSpaceReader(),
    powerSupplyReader(),
    raplReader(),
    gpuReader(),
    pmsetBattery(),
    pmsetThermal(),
    windowsClock(),
    windowsPower(),
  ] as readonly Reader<PartName>[]
