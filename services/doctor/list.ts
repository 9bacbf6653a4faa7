import { type DoctorCheck } from './check'
import { electronCheck, governorCheck, nodeCheck, pythonCheck, virtualCheck } from './checks/environment'
import { dataFolderCheck, diskSpaceCheck } from './checks/folders'
import { gpuCheck } from './checks/gpu'
import { tensorflowCheck } from './checks/tensorflow'

/** Every check, what stops a run first. */
export const checks: readonly DoctorCheck[] = [
  dataFolderCheck,
  diskSpaceCheck,
  nodeCheck,
  tensorflowCheck,
  gpuCheck,
  electronCheck,
  pythonCheck,
  governorCheck,
  virtualCheck,
]
