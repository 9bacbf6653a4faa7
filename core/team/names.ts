/** What a file's name in the folder of results says, before anything of it is opened. */
export type NameKind =
  | { readonly kind: 'result'; /** First 32 hex digits of the content's SHA-256. */ readonly hash: string; readonly machine: string; readonly at: string }
  /** A conflict or duplicate copy that a sync client made; whether it is anything is decided by its content. */
  | { readonly kind: 'copy'; readonly hash: string; readonly machine: string; readonly at: string }
  /** Unfinished files and the droppings of sync clients: nothing to tell a reader. */
  | { readonly kind: 'passing' }
  | { readonly kind: 'skipped'; readonly because: string }

const own = /^(\d{8}t\d{6}z)_([0-9a-f]{8})_([0-9a-f]{32})(?:_[2-9])?\.groundspeed\.json$/
/** "x.sync-conflict-20261125-101500-ABCDEFG.json", "x (Ann's conflicted copy 2026-11-25).json", "x (1).json", "x-LAPTOP.json". */
const inside = /(\d{8}t\d{6}z)_([0-9a-f]{8})_([0-9a-f]{32})/
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i
const utf8Length = (text: string): number => new TextEncoder().encode(text).length

/** Longest name that every client carries: Syncthing hashes what is longer than 160 bytes for its temporary names. */
const longestBytes = 160

export function nameKind(name: string): NameKind {
  if (/^[.~]/.test(name) || /\.(tmp|part|partial|crdownload)$/i.test(name) || /^(desktop\.ini|thumbs\.db)$/i.test(name)) return { kind: 'passing' }
  const exact = own.exec(name)
  if (exact) return { kind: 'result', at: exact[1]!, machine: exact[2]!, hash: exact[3]! }
  if (utf8Length(name) > longestBytes) return { kind: 'skipped', because: 'its name is longer than 160 bytes' }
  if (reserved.test(name)) return { kind: 'skipped', because: 'its name is reserved on Windows' }
  if (/[. ]$/.test(name)) return { kind: 'skipped', because: 'its name ends with a dot or a space, which Windows drops' }
  if (own.test(name.toLowerCase())) return { kind: 'skipped', because: 'its name differs from a result in upper and lower case only' }
  const copied = /\.json$/i.test(name) ? inside.exec(name) : null
  if (copied) return { kind: 'copy', at: copied[1]!, machine: copied[2]!, hash: copied[3]! }
  return { kind: 'skipped', because: 'its name is not one that Groundspeed gives' }
}
