import { largestFileBytes } from '../../core/team/layout'
import { codeOf, type FileStat, type FsPort } from './fs-port'

export type WholeFile =
  | { readonly state: 'read'; readonly bytes: Uint8Array }
  /** It is being written or copied, or the share gave back less than there is: look again later. */
  | { readonly state: 'changing' }
  | { readonly state: 'gone' }
  /** Its content is with a cloud client; opening it would download it. */
  | { readonly state: 'online-only' }
  | { readonly state: 'refused'; readonly because: string }
  /** The system would not give it now. */
  | { readonly state: 'failed'; readonly code: string }

/** A file with a size and no blocks is a placeholder of OneDrive, Dropbox or iCloud. Very small files may lie in the inode: they are read. */
export const isPlaceholder = ({ size, blocks }: FileStat): boolean => blocks === 0 && size > 4096

function refusal({ kind, size }: FileStat, limit: number): WholeFile | null {
  if (kind !== 'file') return { state: 'refused', because: `it is a ${kind === 'other' ? 'device or pipe' : kind}, not a file` }
  if (size > limit) return { state: 'refused', because: `it is larger than ${Math.round(limit / 1024)} KiB` }
  // Shares give back nothing for a moment after a file appears.
  return size === 0 ? { state: 'changing' } : null
}

async function readOpen(port: FsPort, path: string, before: FileStat, limit: number): Promise<WholeFile> {
  const file = await port.open(path)
  try {
    const opened = await file.stat()
    const refused = refusal(opened, limit)
    if (refused) return refused
    if (opened.size !== before.size) return { state: 'changing' }
    // One more byte than there should be: a file that grows is seen.
    const bytes = new Uint8Array(opened.size + 1)
    let got = 0
    while (got < bytes.length) {
      const part = await file.read(bytes, got, bytes.length - got, got)
      if (part === 0) break
      got += part
    }
    const after = await file.stat()
    if (got !== opened.size || after.size !== opened.size || after.mtimeMs !== opened.mtimeMs) return { state: 'changing' }
    return { state: 'read', bytes: bytes.subarray(0, got) }
  } finally {
    await file.close()
  }
}

/** A file whole or not at all, whatever it is (METHOD C3). Never throws. @param limit bytes */
export async function readWhole(port: FsPort, path: string, limit = largestFileBytes): Promise<WholeFile> {
  try {
    const before = await port.stat(path)
    const refused = refusal(before, limit)
    if (refused) return refused
    if (isPlaceholder(before)) return { state: 'online-only' }
    return await readOpen(port, path, before, limit)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'gone' }
    if (code === 'ELOOP' || code === 'EMLINK') return { state: 'refused', because: 'it is a link, not a file' }
    return { state: 'failed', code: code || 'unknown' }
  }
}
