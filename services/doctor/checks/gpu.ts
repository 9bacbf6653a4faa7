import { accelerators } from '../../../core/machine/describe'
import { type GpuTrouble } from '../../../core/probe/nvidia-smi'
import { fine, warning, type DoctorCheck } from '../check'

const advice: Record<GpuTrouble, string> = {
  'not-installed': 'Install the NVIDIA driver; nvidia-smi comes with it.',
  'driver-not-loaded': 'The kernel module is not loaded: reboot, or reinstall the driver for this kernel.',
  'version-mismatch': 'Driver and library are of different versions: reboot after the driver update.',
  'no-devices': 'The driver sees no GPU: check the slot, power cables and the BIOS.',
  'gpu-lost': 'The GPU fell off the bus: reboot; if it comes back, check power and cooling.',
  'no-permission': 'This account may not use the GPU: ask for access to /dev/nvidia*.',
  'blocked-in-wsl': 'Windows blocks the GPU for WSL: update Windows and its NVIDIA driver.',
  unreadable: 'Run `nvidia-smi` by hand and read what it says.',
}

export const gpuCheck: DoctorCheck = {
  id: 'gpu',
  title: 'GPU',
  look({ facts }) {
    const gpus = accelerators(facts)
    if (facts.gpuProbe.known) {
      if (gpus.length === 0) return fine('no GPU found: the processor is measured')
      return fine(gpus.map((gpu) => `${gpu.name.known ? gpu.name.value : 'unknown'}, driver ${gpu.driverVersion.known ? gpu.driverVersion.value : 'unknown'}`).join('; '))
    }
    const trouble = (facts.gpuProbe.detail ?? 'unreadable') as GpuTrouble
    // Neither a driver nor a list of adapters: nothing says that there is a GPU.
    if (trouble === 'not-installed' && gpus.length === 0) return fine('no NVIDIA driver and no GPU found')
    return warning(`the GPU cannot be read: ${trouble.replace(/-/g, ' ')}`, advice[trouble] ?? advice.unreadable)
  },
}
