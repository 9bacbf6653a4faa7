import { accelerators } from '../../machine/describe'
import { type GpuFacts } from '../../machine/facts'
import { type GpuTrouble } from '../../probe/trouble'
import { absent, fine, unseen, warning, type DoctorCheck } from '../check'
import { type DoctorReadings } from '../readings'

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

export const nvidiaCards = ({ facts }: Pick<DoctorReadings, 'facts'>): GpuFacts[] => accelerators(facts).filter((gpu) => gpu.vendor.known && gpu.vendor.value === 'NVIDIA')
const described = (gpu: GpuFacts): string => `${gpu.name.known ? gpu.name.value : 'a GPU'}, driver ${gpu.driverVersion.known ? gpu.driverVersion.value : 'unknown'}`

/** A driver that does not answer is not the same as no GPU. */
export const driverCheck: DoctorCheck = {
  id: 'gpu-driver',
  title: 'GPU driver',
  look({ facts }) {
    const gpus = accelerators(facts)
    const { gpuProbe } = facts
    if (gpuProbe.known) {
      if (gpus.length === 0) return absent('no GPU found: the processor is measured')
      const mute = gpus.filter(({ driverVersion, memoryTotalBytes, vendor }) => !driverVersion.known && !memoryTotalBytes.known && !(vendor.known && vendor.value === 'Apple'))
      if (mute.length > 0) return warning(`${mute.map(({ name }) => (name.known ? name.value : 'a GPU')).join('; ')} is there, but no driver tells of it`, 'Install the maker\'s driver: for AMD, the amdgpu driver and ROCm.')
      const split = gpus.find(({ driverVersion }) => driverVersion.known && driverVersion.otherwise?.length && !driverVersion.entered)
      if (split?.driverVersion.known) return warning(`the library is of driver ${split.driverVersion.value}, the kernel's module of ${split.driverVersion.otherwise![0]!.value}`, advice['version-mismatch'])
      return fine(gpus.map(described).join('; '))
    }
    const trouble = gpuProbe.detail as GpuTrouble | undefined
    // Neither a driver nor a list of adapters: nothing says that there is a GPU.
    if (gpuProbe.because === 'not-installed' && gpus.length === 0) return unseen('no GPU driver, and no list of adapters to say whether there is a GPU')
    if (gpuProbe.because === 'timed-out') return warning('nvidia-smi does not answer', 'The driver hangs: look into the kernel log (dmesg), then reboot.')
    return warning(`the GPU cannot be read: ${(trouble ?? gpuProbe.because).replace(/-/g, ' ')}`, advice[trouble ?? 'unreadable'] ?? advice.unreadable)
  },
}
