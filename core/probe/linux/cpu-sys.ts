/** "32768K" or "32M" as sysfs writes cache sizes, in bytes. */
export function parseCacheSize(text: string): number | null {
  const match = /^(\d{1,9})([KM])$/.exec(text.trim())
  return match ? Number(match[1]) * (match[2] === 'M' ? 1024 * 1024 : 1024) : null
}

/** A whole number alone, as most of sysfs is. */
export const parseWhole = (text: string): number | null => (/^\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : null)

export interface Cache {
  readonly level: number
  readonly kind: 'data' | 'instruction' | 'unified'
  readonly bytes: number
  readonly count: number
}

/** One cache as sysfs describes it, once for every thread that has it. */
export interface CacheEntry {
  readonly level: string
  readonly type: string
  readonly size: string
  readonly shared: string
}

/** Caches of a level and kind, counted by which threads share them; `bytes` is of one. */
export function parseCaches(entries: readonly CacheEntry[]): Cache[] {
  const found = new Map<string, { cache: Omit<Cache, 'count'>; shared: Set<string> }>()
  for (const { level, type, size, shared } of entries) {
    const [bytes, number, kind] = [parseCacheSize(size), parseWhole(level), type.trim().toLowerCase()]
    if (bytes === null || number === null || number < 1 || number > 9 || (kind !== 'data' && kind !== 'instruction' && kind !== 'unified')) continue
    const key = `${number} ${kind} ${bytes}`
    const known = found.get(key) ?? { cache: { level: number, kind, bytes }, shared: new Set<string>() }
    known.shared.add(shared.trim())
    found.set(key, known)
  }
  return [...found.values()].map(({ cache, shared }) => ({ ...cache, count: shared.size })).sort((a, b) => a.level - b.level || (a.kind < b.kind ? -1 : 1))
}

/** `cpu.max` of cgroup 2, "150000 100000", in cores; null for "max" and for what it is not. */
export function parseCpuMax(text: string): number | null {
  const match = /^(\d{1,12}) (\d{1,12})\s*$/.exec(text)
  return match && Number(match[2]) > 0 ? Number(match[1]) / Number(match[2]) : null
}

const above = (root: string, path: string): string[] => {
  const parts = path.split('/').filter((part) => part !== '' && part !== '..')
  return [...parts.map((_, i) => `${root}/${parts.slice(0, parts.length - i).join('/')}`), root]
}

/**
 * The folders of a process's own group and of those above it, innermost first, from `/proc/self/cgroup`: of version 2,
 * and of version 1's tree for this controller. Inside a container the path is often the host's, and its root is ours.
 */
export function cgroupFolders(text: string, controller: 'cpu' | 'memory'): { unified: string[]; controlled: string[] } {
  const unified = /^0::(\/[^\n]{0,1000})$/m.exec(text)?.[1] ?? '/'
  const own = new RegExp(`^\\d+:(?:[^:\\n]*,)?${controller}(?:,[^:\\n]*)?:(/[^\\n]{0,1000})$`, 'm').exec(text)?.[1] ?? '/'
  return { unified: above('/sys/fs/cgroup', unified), controlled: above(`/sys/fs/cgroup/${controller}`, own) }
}
