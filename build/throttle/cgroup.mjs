import fs from 'node:fs'
import path from 'node:path'

const top = '/sys/fs/cgroup'
/** us; a quota below 1 ms is refused, and a long period makes a limited process halt for long. */
const period = 40_000

/** "254:0": the device that holds a folder, whole: limits are of devices, not of partitions. */
function deviceOf(folder) {
  const { dev } = fs.statSync(folder)
  const [major, minor] = [(dev >> 8) & 0xfff, (dev & 0xff) | ((dev >> 12) & 0xfff00)]
  const link = `/sys/dev/block/${major}:${minor}`
  const whole = fs.existsSync(path.join(link, 'partition')) ? path.join(link, '..', 'dev') : path.join(link, 'dev')
  return fs.readFileSync(whole, 'utf8').trim()
}

/** Files to write for a limit, by controller, in the words of cgroup v1 and v2 (Documentation/admin-guide/cgroup-v1 and cgroup-v2.rst). */
function files({ memoryBytes, cpuShare, read }, v2) {
  const limits = []
  if (memoryBytes) limits.push(v2 ? ['memory', 'memory.max', String(memoryBytes)] : ['memory', 'memory.limit_in_bytes', String(memoryBytes)])
  if (cpuShare) {
    const quota = String(Math.round(cpuShare * period))
    if (v2) limits.push(['cpu', 'cpu.max', `${quota} ${period}`])
    else limits.push(['cpu', 'cpu.cfs_period_us', String(period)], ['cpu', 'cpu.cfs_quota_us', quota])
  }
  if (read) limits.push(v2 ? ['io', 'io.max', `${deviceOf(read.folder)} rbps=${read.bytesPerSecond}`] : ['blkio', 'blkio.throttle.read_bps_device', `${deviceOf(read.folder)} ${read.bytesPerSecond}`])
  return limits
}

/**
 * A control group with limits, for processes that are put into it. Needs root.
 * @param {string} name @param {{ memoryBytes?: number, cpuShare?: number, read?: { folder: string, bytesPerSecond: number } }} limits
 * cpuShare: cores, 0.15 is 15 % of one; read: what comes off the disk below a folder
 */
export function group(name, limits) {
  const v2 = fs.existsSync(path.join(top, 'cgroup.controllers'))
  const folderOf = (controller) => (v2 ? path.join(top, name) : path.join(top, controller, name))
  const all = files(limits, v2)
  const folders = [...new Set(all.map(([controller]) => folderOf(controller)))]
  if (v2) fs.writeFileSync(path.join(top, 'cgroup.subtree_control'), [...new Set(all.map(([controller]) => `+${controller}`))].join(' '))
  for (const folder of folders) fs.mkdirSync(folder, { recursive: true })
  for (const [controller, file, text] of all) fs.writeFileSync(path.join(folderOf(controller), file), text)
  const put = (folder, pid) => {
    try {
      fs.writeFileSync(path.join(folder, 'cgroup.procs'), String(pid))
    } catch (error) {
      // A process that has ended meanwhile needs no limit.
      if (error.code !== 'ESRCH') throw error
    }
  }
  return {
    /** A shell line that puts the shell itself, and so what it becomes, into the group. */
    enter: folders.map((folder) => `echo $$ > ${folder}/cgroup.procs`).join('; '),
    add: (pid) => folders.forEach((folder) => put(folder, pid)),
    /** Back to the top: no limit of ours holds. */
    release: (pid) => folders.forEach((folder) => put(path.dirname(folder), pid)),
    async remove() {
      for (const folder of folders) {
        for (let i = 0; fs.existsSync(folder) && i < 50; i++) {
          try {
            fs.rmdirSync(folder)
          } catch {
            await new Promise((resolve) => setTimeout(resolve, 100))
          }
        }
      }
    },
  }
}
