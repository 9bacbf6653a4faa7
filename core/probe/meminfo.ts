/** A /proc/meminfo field in bytes; the kernel's "kB" are 1024 bytes. Null when it is not there. */
export function parseMeminfo(text: string, field: 'MemTotal' | 'MemAvailable'): number | null {
  const match = new RegExp(`^${field}:\\s+(\\d{1,15}) kB$`, 'm').exec(text)
  return match ? Number(match[1]) * 1024 : null
}

/** A cgroup memory limit in bytes; null for "max" and for version 1's page-rounded "no limit". */
export function parseCgroupLimit(text: string): number | null {
  const value = Number(text.trim())
  return /^\d+$/.test(text.trim()) && value < 2 ** 60 ? value : null
}
