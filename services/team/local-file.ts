import crypto from 'node:crypto'
import path from 'node:path'
import { codeOf, type FsPort } from './fs-port'

/** Some file systems cannot sync; what was written is whole all the same. */
const cannotSync = new Set(['ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'ENOSYS'])

/**
 * A new file with all its bytes, synced and closed. @param parts made one after the other as they are written, so that a
 * large file is never in memory as a whole @throws the system's error; what was begun is left for the caller to remove
 */
export async function writeNew(port: FsPort, file: string, parts: Iterable<Uint8Array>, mode = 0o644): Promise<void> {
  const handle = await port.create(file, mode)
  try {
    for (const bytes of parts) {
      let written = 0
      while (written < bytes.length) {
        const part = await handle.write(bytes, written, bytes.length - written)
        if (part <= 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' })
        written += part
      }
    }
    try {
      await handle.sync()
    } catch (error) {
      if (!cannotSync.has(codeOf(error))) throw error
    }
  } finally {
    // Before any rename: Windows renames no open file.
    await handle.close()
  }
}

/** Folders of this machine, as many levels as it takes; never used for the team folder. */
export async function makeFolders(port: FsPort, folder: string): Promise<void> {
  try {
    await port.makeFolder(folder)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    if (codeOf(error) !== 'ENOENT' || path.dirname(folder) === folder) throw error
    await makeFolders(port, path.dirname(folder))
    await makeFolders(port, folder)
  }
}

export const forgive = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work
  } catch {
    // The caller has said why this may fail.
  }
}

interface LocalOptions {
  readonly mode?: number
  readonly exclusive?: boolean
}

/**
 * A file of this machine, whole or not at all, in place of what was there. @throws the system's error, and leaves what
 * was there; EEXIST with `exclusive` when there is one
 */
export const writeLocal = (port: FsPort, file: string, bytes: Uint8Array, options: LocalOptions = {}): Promise<void> => writeLocalParts(port, file, [bytes], options)

/** The same for a file that is made in parts. @throws what `writeLocal` throws, and what making a part throws */
export async function writeLocalParts(port: FsPort, file: string, parts: Iterable<Uint8Array>, { mode = 0o644, exclusive = false }: LocalOptions = {}): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${crypto.randomBytes(8).toString('hex')}.tmp`)
  try {
    await writeNew(port, temporary, parts, mode)
    if (exclusive) await port.link(temporary, file)
    else await port.rename(temporary, file)
  } catch (error) {
    await forgive(port.remove(temporary))
    throw error
  }
  if (exclusive) await forgive(port.remove(temporary))
  // Windows and some network folders cannot sync a folder; the file itself is complete.
  await forgive(port.syncFolder(path.dirname(file)))
}
