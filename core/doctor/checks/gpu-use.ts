import { accelerators } from '../../machine/describe'
import { type GpuFacts } from '../../machine/facts'
import { formatBytes, significant } from '../../units'
import { absent, fine, unseen, warning, type DoctorCheck } from '../check'

const nameOf = (gpu: GpuFacts): string => (gpu.name.known ? gpu.name.value : 'a GPU')
const freeShare = ({ memoryFreeBytes, memoryTotalBytes }: GpuFacts): number | null => (memoryFreeBytes?.known && memoryTotalBytes.known && memoryTotalBytes.value > 0 ? memoryFreeBytes.value / memoryTotalBytes.value : null)

export const devicePermissionCheck: DoctorCheck = {
  id: 'device-permission',
  title: 'GPU device files',
  look({ deviceFiles }) {
    if (deviceFiles.length === 0) return absent('no device file of a GPU')
    const closed = deviceFiles.filter(({ usable }) => !usable).map(({ file }) => file)
    if (closed.length === 0) return fine(`${deviceFiles.map(({ file }) => file).join(', ')} can be opened`)
    return warning(`${closed.join(', ')} cannot be opened by this account`, 'Add the account to the groups video and render, then log in again.')
  },
}

/** A GPU that others use is measured together with them; one in exclusive mode takes one program at a time. */
export const gpuBusyCheck: DoctorCheck = {
  id: 'gpu-busy',
  title: 'GPU free for us',
  look({ facts }) {
    const gpus = accelerators(facts)
    if (gpus.length === 0) return absent('no GPU')
    const prohibited = gpus.find(({ computeMode }) => computeMode?.known && /prohibited/i.test(computeMode.value))
    if (prohibited) return warning(`${nameOf(prohibited)} is in compute mode Prohibited`, 'Allow programs again: sudo nvidia-smi -c DEFAULT')
    const busy = gpus.find(({ otherProcesses }) => otherProcesses?.known && otherProcesses.value > 0)
    if (busy?.otherProcesses?.known) {
      const exclusive = busy.computeMode?.known && /exclusive/i.test(busy.computeMode.value)
      return warning(`${busy.otherProcesses.value} other program${busy.otherProcesses.value > 1 ? 's' : ''} on ${nameOf(busy)}${exclusive ? ', which is in exclusive mode' : ''}`, 'End them before a run; `nvidia-smi` names them.')
    }
    const full = gpus.find((gpu) => (freeShare(gpu) ?? 1) < 0.8)
    if (full?.memoryFreeBytes?.known) return warning(`only ${formatBytes(full.memoryFreeBytes.value)} free on ${nameOf(full)}`, 'Close what holds its memory before a run.')
    return gpus.some(({ otherProcesses }) => otherProcesses?.known) ? fine('no other program computes on it') : unseen('the driver does not say what else runs on it')
  },
}

/** A limit below the delivered one holds the clock down; so does heat before a run has begun. */
export const gpuLimitsCheck: DoctorCheck = {
  id: 'gpu-limits',
  title: 'GPU power and heat',
  look({ facts }) {
    const gpus = accelerators(facts)
    if (gpus.length === 0) return absent('no GPU')
    const lowered = gpus.find(({ powerLimitWatts, powerDefaultWatts }) => powerLimitWatts.known && powerDefaultWatts?.known && powerLimitWatts.value < 0.95 * powerDefaultWatts.value)
    if (lowered?.powerLimitWatts.known && lowered.powerDefaultWatts?.known) return warning(`${nameOf(lowered)} is held to ${significant(lowered.powerLimitWatts.value)} W of ${significant(lowered.powerDefaultWatts.value)} W`, `Undo it for measuring: sudo nvidia-smi -pl ${Math.round(lowered.powerDefaultWatts.value)}`)
    const hot = gpus.find(({ temperatureC }) => temperatureC?.known && temperatureC.value >= 75)
    if (hot?.temperatureC?.known) return warning(`${nameOf(hot)} is at ${significant(hot.temperatureC.value)} °C before a run`, 'Let it cool, and look at fans and dust.')
    const narrow = gpus.find(({ pcieMaximum, pcieNow, clockHz }) => pcieMaximum?.known && pcieNow?.known && clockHz?.known && pcieNow.value.width < pcieMaximum.value.width)
    if (narrow?.pcieNow?.known && narrow.pcieMaximum?.known) return warning(`${nameOf(narrow)} has ${narrow.pcieNow.value.width} of ${narrow.pcieMaximum.value.width} PCIe lanes`, 'Reseat the card, or use a slot with all lanes: loading data takes longer on few.')
    return gpus.some(({ powerLimitWatts, temperatureC }) => powerLimitWatts.known || temperatureC?.known) ? fine('no lowered limit and no heat seen') : unseen('no power limit and no temperature can be read')
  },
}
