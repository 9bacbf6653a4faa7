import { formatBytes, significant } from '../../units'
import { reasonText } from '../../result/known'
import { absent, fine, unseen, warning, blocker, type DoctorCheck } from '../check'

/** A quick run's scratch file and some runs. */
const leastDiskBytes = 2 * 1024 ** 3

export const dataFolderCheck: DoctorCheck = {
  id: 'data-folder',
  title: 'Data folder',
  look: ({ dataFolderTrouble }) => (dataFolderTrouble === null ? fine('can be written') : blocker(`cannot be written (${dataFolderTrouble})`, 'Choose another folder with --user-data-dir, or change its permissions.')),
}

export const governorCheck: DoctorCheck = {
  id: 'governor',
  title: 'CPU governor',
  look({ facts: { cpu } }) {
    if (!cpu.governor.known) return unseen(reasonText[cpu.governor.because])
    const slow = /^(powersave|conservative|userspace)$/.test(cpu.governor.value)
    return slow ? warning(`'${cpu.governor.value}' holds the clock down`, 'For measuring: sudo cpupower frequency-set -g performance') : fine(cpu.governor.value)
  },
}

export const batteryCheck: DoctorCheck = {
  id: 'power-source',
  title: 'Power source',
  look({ facts: { power } }) {
    const plan = power?.plan.known ? power.plan.value : null
    if (plan && /low|power.?saver|quiet|energiespar/i.test(plan)) return warning(`power plan '${plan}'`, 'Choose balanced or performance for measuring.')
    if (!power?.source.known) return unseen('where the power comes from cannot be read: a desktop or a server, as a rule')
    if (power.source.value === 'mains') return fine('mains')
    return warning(`battery${power.batteryPercent.known ? ` at ${significant(power.batteryPercent.value)} %` : ''}`, 'Plug in the charger: on battery, clocks are held down.')
  },
}

export const diskSpaceCheck: DoctorCheck = {
  id: 'disk-space',
  title: 'Disk space',
  look({ facts }) {
    const free = facts.disks[0]?.freeBytes
    if (!free?.known) return unseen('free space is unknown')
    const text = `${formatBytes(free.value)} free on the data folder's disk`
    return free.value < leastDiskBytes ? warning(text, 'Free some space: a run writes a test file of 512 MiB, TensorFlow needs 1.2 GB.') : fine(text)
  },
}

/** Memory that is free now, within what a container may use. */
export const memoryCheck: DoctorCheck = {
  id: 'memory',
  title: 'Memory for the suite',
  look({ facts: { memory }, suiteBytes }) {
    const amounts = [memory.availableBytes, memory.limitBytes].flatMap((fact) => (fact.known ? [fact.value] : []))
    if (amounts.length === 0) return unseen('free memory is unknown')
    const free = Math.min(...amounts)
    const text = `${formatBytes(free)} free, the hungriest benchmark takes ${formatBytes(suiteBytes)}`
    return free < suiteBytes ? warning(text, 'Close other programs, or raise the container\'s limit: what does not fit is skipped.') : fine(text)
  },
}

/** Linux leaves the processor's own counter when it does not trust it: every look at the clock then costs a trap. */
export const clockSourceCheck: DoctorCheck = {
  id: 'clock-source',
  title: 'Clock source',
  look({ clockSource }) {
    if (!clockSource.known) return clockSource.because === 'not-applicable' ? absent('this system has one clock') : unseen(reasonText[clockSource.because])
    return /^(hpet|acpi_pm|jiffies|refined-jiffies)$/.test(clockSource.value) ? warning(`'${clockSource.value}' is slow to read`, 'Short samples suffer. Look into the kernel log for why the TSC is not trusted.') : fine(clockSource.value)
  },
}
