/** Why a tool gave no list of GPUs: a closed set, so that each has its own advice (DESIGN 4, `probe-text`). */
export type GpuTrouble =
  | 'not-installed'
  | 'driver-not-loaded'
  | 'version-mismatch'
  | 'no-devices'
  | 'gpu-lost'
  | 'no-permission'
  | 'blocked-in-wsl'
  | 'unreadable'
