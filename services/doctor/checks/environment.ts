import { fine, warning, type DoctorCheck } from '../check'
import { resolveRuntime } from '../../runtimes'
import { findPython } from '../../runtimes/pip'

export const nodeCheck: DoctorCheck = {
  id: 'node',
  title: 'Node.js',
  look() {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
    const enough = major > 20 || (major === 20 && minor >= 19) || process.versions['electron'] !== undefined
    return enough ? fine(process.version) : warning(process.version, 'Groundspeed wants Node 20.19 or newer.')
  },
}

export const pythonCheck: DoctorCheck = {
  id: 'python',
  title: 'Python and pip',
  async look({ services, signal }) {
    try {
      return fine(`${await findPython({ env: services.env, signal })} with pip`)
    } catch (error) {
      const { message, advice } = error as { message: string; advice?: string }
      return warning(message.replace(/\.$/, ''), advice ?? 'It is needed only to fetch runtimes.')
    }
  },
}

export const electronCheck: DoctorCheck = {
  id: 'electron',
  title: 'Electron',
  async look({ services }) {
    const found = await resolveRuntime('electron', services.paths, services.env)
    if (found.known) return fine(`${found.value.version} (${found.value.source})`)
    return warning(`not installed: ${found.detail ?? found.because}`, 'The window needs it; the command line does not.')
  },
}

export const governorCheck: DoctorCheck = {
  id: 'governor',
  title: 'CPU governor',
  look({ facts }) {
    const { governor } = facts.cpu
    if (!governor.known) return fine('not reported')
    return governor.value === 'powersave' || governor.value === 'conservative'
      ? warning(`'${governor.value}' holds the clock down`, 'For measuring: sudo cpupower frequency-set -g performance')
      : fine(governor.value)
  },
}

export const virtualCheck: DoctorCheck = {
  id: 'virtualization',
  title: 'Virtualization',
  look({ facts }) {
    const { hypervisor, wsl } = facts.virtualization
    const virtual = (hypervisor.known && hypervisor.value !== 'none') || (wsl.known && wsl.value)
    return virtual ? fine(`${hypervisor.known ? hypervisor.value : 'WSL'}: neighbours may disturb the numbers`) : fine('none seen')
  },
}
