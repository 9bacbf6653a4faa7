import fs from 'node:fs'
import path from 'node:path'
import { formatBytes } from '../../../core/units'
import { blocker, fine, warning, type DoctorCheck } from '../check'

/** A quick run's scratch file and some runs. */
const leastBytes = 2 * 1024 ** 3

export const dataFolderCheck: DoctorCheck = {
  id: 'data-folder',
  title: 'Data folder',
  look({ services: { paths } }) {
    const probe = path.join(paths.dataDir, `.write-test-${process.pid}`)
    try {
      fs.mkdirSync(paths.dataDir, { recursive: true })
      fs.writeFileSync(probe, 'x')
      fs.unlinkSync(probe)
      return fine(`${paths.dataDir} can be written`)
    } catch (error) {
      return blocker(`${paths.dataDir} cannot be written (${(error as NodeJS.ErrnoException).code})`, 'Choose another folder with --user-data-dir, or change its permissions.')
    }
  },
}

export const diskSpaceCheck: DoctorCheck = {
  id: 'disk-space',
  title: 'Disk space',
  look({ facts }) {
    const free = facts.disks[0]?.freeBytes
    if (!free?.known) return fine('free space is unknown')
    const text = `${formatBytes(free.value)} free on the data folder's disk`
    return free.value < leastBytes ? warning(text, 'Free some space: a run writes a test file of 512 MiB, TensorFlow needs 1.2 GB.') : fine(text)
  },
}
