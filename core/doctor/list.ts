import { cudaLibrariesCheck, cudaVersionCheck } from './checks/cuda'
import { driverCheck } from './checks/driver'
import { devicePermissionCheck, gpuBusyCheck, gpuLimitsCheck } from './checks/gpu-use'
import { containerCheck, nouveauCheck, secureBootCheck, virtualCheck, wslCheck } from './checks/kernel'
import { electronCheck, nodeCheck, pythonCheck, tensorflowCheck, underLoadCheck } from './checks/runtime'
import { batteryCheck, clockSourceCheck, dataFolderCheck, diskSpaceCheck, governorCheck, memoryCheck } from './checks/system'
import { type DoctorAnswer, type DoctorCheck } from './check'
import { type DoctorReadings } from './readings'

/** Every check: what stops a run first, then from the GPU's driver outwards, as one would look for a fault. */
export const doctorChecks: readonly DoctorCheck[] = [
  dataFolderCheck,
  driverCheck,
  cudaVersionCheck,
  cudaLibrariesCheck,
  devicePermissionCheck,
  gpuBusyCheck,
  gpuLimitsCheck,
  governorCheck,
  batteryCheck,
  diskSpaceCheck,
  memoryCheck,
  clockSourceCheck,
  nouveauCheck,
  secureBootCheck,
  wslCheck,
  containerCheck,
  virtualCheck,
  underLoadCheck,
  tensorflowCheck,
  electronCheck,
  pythonCheck,
  nodeCheck,
]

export interface Diagnosis {
  /** In a sentence. */
  readonly answer: string
  readonly blockers: number
  readonly warnings: number
  readonly findings: readonly DoctorAnswer[]
}

export function diagnose(readings: DoctorReadings): Diagnosis {
  const findings = doctorChecks.map(({ id, title, look }) => ({ id, title, ...look(readings) }))
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  const [blockers, warnings] = [count('blocker'), count('warning')]
  const answer = blockers ? `${blockers} thing${blockers > 1 ? 's' : ''} must be repaired before a run.` : warnings ? `This machine can be measured; ${warnings} warning${warnings > 1 ? 's' : ''}.` : 'This machine is ready to be measured.'
  return { answer, blockers, warnings, findings }
}
