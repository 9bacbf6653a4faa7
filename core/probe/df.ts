export interface MountedDisk {
  device: string
  filesystem: string
  totalBytes: number
  freeBytes: number
  mount: string
}

const row = /^(.{1,400}?)\s+(\S{1,60})\s+(\d{1,15})\s+\d{1,15}\s+(\d{1,15})\s+\d{1,4}%\s+(.{1,400})$/

/** Output of `df -PkT [PATH]`: POSIX columns with the type; device names and mount points may hold spaces. */
export function parseDfList(text: string): MountedDisk[] {
  return text.split('\n').slice(1, 2000).flatMap((line) => {
    const match = row.exec(line.slice(0, 1000))
    if (!match) return []
    const [, device = '', filesystem = '', total = '', free = '', mount = ''] = match
    return [{ device: device.slice(0, 200), filesystem: filesystem.slice(0, 60), totalBytes: Number(total) * 1024, freeBytes: Number(free) * 1024, mount: mount.slice(0, 200) }]
  })
}

/** The first of them; null without one. */
export const parseDf = (text: string): MountedDisk | null => parseDfList(text)[0] ?? null
