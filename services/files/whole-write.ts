import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { failure } from '../../core/errors/user-error'

/** The file calls that a lasting write makes; tests pass one whose calls fail. */
export type WriteFs = Pick<typeof fs, 'openSync' | 'writeSync' | 'fsyncSync' | 'closeSync' | 'renameSync' | 'unlinkSync' | 'mkdirSync'>

/**
 * Writes a file whole or not at all: a temporary file in the same folder, every byte, fsync, then rename over the old
 * one. Whatever fails, the old file is as it was. @throws UserError `failed` that says what to do
 */
export function writeWhole(file: string, data: string | Uint8Array, port: WriteFs = fs): void {
  const folder = path.dirname(file)
  const temporary = path.join(folder, `.${path.basename(file)}.${crypto.randomBytes(6).toString('hex')}.tmp`)
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data
  let made = false
  try {
    port.mkdirSync(folder, { recursive: true })
    const descriptor = port.openSync(temporary, 'wx', 0o644)
    made = true
    try {
      let written = 0
      while (written < bytes.length) written += port.writeSync(descriptor, bytes, written, bytes.length - written)
      port.fsyncSync(descriptor)
    } finally {
      port.closeSync(descriptor)
    }
    port.renameSync(temporary, file)
    made = false
    syncFolder(folder, port)
  } catch (error) {
    if (made) {
      try {
        port.unlinkSync(temporary)
      } catch {
        // The temporary file is named so that nobody takes it for a result.
      }
    }
    throw explainWriteError(file, error)
  }
}

/** The rename itself must survive a power cut; Windows and some network folders cannot sync a folder. */
function syncFolder(folder: string, port: WriteFs): void {
  try {
    const descriptor = port.openSync(folder, 'r')
    try {
      port.fsyncSync(descriptor)
    } finally {
      port.closeSync(descriptor)
    }
  } catch {
    // Best effort: the file itself is complete.
  }
}

export function explainWriteError(file: string, error: unknown): Error {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return failure(`No space left to write ${file}.`, 'Free some disk space and run it again; nothing was overwritten.')
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return failure(`No permission to write ${file}.`, 'Choose another folder with --user-data-dir, or change its permissions.')
  return failure(`Could not write ${file}: ${(error as Error).message}`)
}
