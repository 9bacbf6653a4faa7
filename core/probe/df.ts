export interface MountedDisk {
  device: string
  filesystem: string
  totalBytes: number
  freeBytes: number
  mount: string
}

/** Output of `df -PkT PATH`: POSIX columns with the type; device names and mount points may hold spaces. */
export function parseDf(text: string): MountedDisk | null {
  const line = text.trim().split('\n')[1]
  const match = line === undefined ? null : /^(.+?)\s+(\S+)\s+(\d+)\s+\d+\s+(\d+)\s+\d+%\s+(.+)$/.exec(line)
  if (!match) return null
  const [, device = '', filesystem = '', total = '', free = '', mount = ''] = match
  return { device: device.slice(0, 200), filesystem: filesystem.slice(0, 60), totalBytes: Number(total) * 1024, freeBytes: Number(free) * 1024, mount: mount.slice(0, 200) }
}
