import { type GpuTrouble } from './trouble'

/** nvmlReturn_t of NVIDIA's nvml.h: the ones that say why there is no list of GPUs. */
const troubles: Readonly<Record<number, GpuTrouble>> = {
  4: 'no-permission',
  6: 'no-devices',
  9: 'driver-not-loaded',
  12: 'not-installed',
  15: 'gpu-lost',
  // The operating system or its control groups keep the device from us.
  17: 'no-permission',
  18: 'version-mismatch',
}

/** What a code of NVML means for the list of GPUs. */
export const nvmlTrouble = (code: number): GpuTrouble => troubles[code] ?? 'unreadable'

/** 13000 is "13.0": a thousand for the major, ten for the minor version (nvmlSystemGetCudaDriverVersion_v2). Null for what is none. */
export const cudaVersionOf = (number: number): string | null => (Number.isInteger(number) && number >= 1000 && number < 1e6 ? `${Math.floor(number / 1000)}.${Math.floor((number % 1000) / 10)}` : null)

/** nvmlComputeMode_t in nvidia-smi's words. */
export const computeModeOf = (number: number): string | null => ['Default', 'Exclusive_Thread', 'Prohibited', 'Exclusive_Process'][number] ?? null

/** nvmlEnableState_t in nvidia-smi's words. */
export const enabledOf = (number: number): string | null => ['Disabled', 'Enabled'][number] ?? null
