import { accelerators } from '../../machine/describe'
import { reasonText } from '../../result/known'
import { absent, fine, unseen, warning, type DoctorCheck } from '../check'
import { nvidiaCards } from './driver'

export const nouveauCheck: DoctorCheck = {
  id: 'nouveau',
  title: 'nouveau',
  look(readings) {
    const { modules } = readings
    if (!modules.known) return modules.because === 'not-applicable' ? absent('not on this system') : unseen(reasonText[modules.because])
    if (!modules.value.includes('nouveau')) return fine('not loaded')
    return nvidiaCards(readings).length > 0 ? warning('nouveau drives the NVIDIA GPU: it cannot compute', 'Install the NVIDIA driver, which blocks nouveau, and reboot.') : fine('loaded, without an NVIDIA GPU that computes')
  },
}

export const secureBootCheck: DoctorCheck = {
  id: 'secure-boot',
  title: 'Secure Boot',
  look(readings) {
    const { secureBoot, moduleSigned, modules } = readings
    if (!secureBoot.known) return secureBoot.because === 'not-applicable' ? absent('no UEFI firmware here') : unseen(reasonText[secureBoot.because])
    if (!secureBoot.value) return fine('off')
    const loaded = modules.known && modules.value.includes('nvidia')
    if (nvidiaCards(readings).length === 0 || loaded) return fine(loaded ? 'on, and the NVIDIA module is loaded' : 'on, no NVIDIA module to sign')
    const signed = moduleSigned.known ? (moduleSigned.value ? 'signed, so its key is not enrolled' : 'not signed') : 'not loaded'
    return warning(`on, and the NVIDIA module is ${signed}`, 'Sign the module and enrol the key (mokutil --import), or turn Secure Boot off in the firmware.')
  },
}

export const wslCheck: DoctorCheck = {
  id: 'wsl',
  title: 'WSL',
  look({ facts, wslParts }) {
    const { wsl } = facts.virtualization
    if (!wsl.known) return unseen(reasonText[wsl.because])
    if (!wsl.value) return absent('not in WSL')
    if (!wslParts.device) return warning('WSL without /dev/dxg: no GPU reaches it', 'Use WSL 2 on Windows 11 or a current Windows 10, and run wsl --update.')
    if (!wslParts.library) return warning('/dev/dxg is there, the driver\'s library is not', 'Install the NVIDIA driver in Windows, none inside WSL; /usr/lib/wsl/lib then holds libcuda.so.1.')
    return fine('WSL with a way to the GPU; disk numbers are those of a virtual disk')
  },
}

export const containerCheck: DoctorCheck = {
  id: 'container',
  title: 'Container',
  look({ facts, deviceFiles }) {
    const { container } = facts.virtualization
    if (!container.known) return unseen(reasonText[container.because])
    if (container.value === 'none') return absent('not in a container')
    if (accelerators(facts).length > 0 && deviceFiles.length === 0) return warning(`in ${container.value}: the GPU is on the bus, but no device file of it was handed in`, 'Start the container with --gpus all (NVIDIA Container Toolkit), or --device /dev/kfd --device /dev/dri for AMD.')
    const limits = [facts.cpu.limitCores?.known ? `${facts.cpu.limitCores.value} cores` : '', facts.memory.limitBytes.known ? 'a memory limit' : ''].filter(Boolean)
    return fine(`in ${container.value}${limits.length ? `, held to ${limits.join(' and ')}` : ''}${deviceFiles.length === 0 ? '; no GPU was handed in' : ''}`)
  },
}

export const virtualCheck: DoctorCheck = {
  id: 'virtualization',
  title: 'Virtualization',
  look({ facts }) {
    const { hypervisor } = facts.virtualization
    if (!hypervisor.known) return unseen(reasonText[hypervisor.because])
    return hypervisor.value === 'none' ? absent('none seen') : fine(`${hypervisor.value}: neighbours may disturb the numbers`)
  },
}
