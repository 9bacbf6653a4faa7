/** Names of a machine and its user that must not leave it. */
export interface Names {
  readonly host: string
  readonly user: string
  /** Home and other folders of the user, the longest first. */
  readonly folders: readonly string[]
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Every account of a system is called so somewhere: it tells of nobody. */
const nobody = /^(root|user|admin|administrator|localhost|debian|ubuntu|linux|runner|node)$/i

/** Identifiers of things: GPUs and slices, UUIDs, addresses of network cards, and what stands behind "serial". */
const identifiers: readonly (readonly [RegExp, string])[] = [
  [/\b(?:GPU|MIG)-[\da-f]{8}[\w/-]*/gi, '(identifier)'],
  [/\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi, '(identifier)'],
  [/\b(?:[\da-f]{2}:){5}[\da-f]{2}\b/gi, '(address)'],
  [/(\bserial(?: number)?\b["']?\s*[:=]?\s*["']?)[\w.-]{3,}/gi, '$1(serial)'],
  [/\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g, '(address)'],
  [/(?:\/home|\/Users|\/root|[A-Z]:\\+Users)(?:[\\/]+[^\s"'\\/:,;)]+)?/g, '(home)'],
]

/** A text without the names of the machine, of its user, of folders and of things. */
export function redact(text: string, { host, user, folders }: Names): string {
  let clean = text
  for (const folder of [...folders].filter((each) => each.length > 1).sort((a, b) => b.length - a.length)) clean = clean.split(folder).join('(folder)').split(folder.replace(/\\/g, '\\\\')).join('(folder)')
  for (const [pattern, instead] of identifiers) clean = clean.replace(pattern, instead)
  const names: [string, string][] = [[host, '(machine)'], [host.split('.')[0]!, '(machine)'], [user, '(user)']]
  for (const [name, instead] of names) if (name.length > 1 && !nobody.test(name)) clean = clean.replace(new RegExp(`(?<![A-Za-z0-9])${escaped(name)}(?![A-Za-z0-9])`, 'gi'), instead)
  return clean
}
