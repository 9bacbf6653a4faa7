import { clockSanity } from './gates/clock-sanity'
import { contextSwitches } from './gates/context-switches'
import { cpuClock } from './gates/cpu-clock'
import { cpuThermal } from './gates/cpu-thermal'
import { diskIo } from './gates/disk-io'
import { diskSpace } from './gates/disk-space'
import { gpuClock } from './gates/gpu-clock'
import { gpuReasons } from './gates/gpu-reasons'
import { gpuShared } from './gates/gpu-shared'
import { memoryPressure } from './gates/memory-pressure'
import { otherLoad } from './gates/other-load'
import { powerSource } from './gates/power-source'
import { steal } from './gates/steal'
import { suspend } from './gates/suspend'
import { unknownGate, type Gate } from './gate'
import { gateIds, type GateValue } from './schema'
import { type Window } from './window'

/** Every gate, one file and one line each. In the order of METHOD A3, which is the order a reader sees. */
export const gates: readonly Gate[] = [
  otherLoad,
  steal,
  contextSwitches,
  cpuClock,
  cpuThermal,
  gpuReasons,
  gpuClock,
  gpuShared,
  powerSource,
  memoryPressure,
  clockSanity,
  suspend,
  diskIo,
  diskSpace,
]

/** What every gate says of a stretch. */
export const judgeAll = (window: Window): GateValue[] => gates.map((gate) => gate.judge(window))

/** Nothing could be read: the sampler was not there. */
export const allUnknown = (): GateValue[] => gateIds.map(unknownGate)
