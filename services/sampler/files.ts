import fs from 'node:fs'
import { type UnknownReason } from '../../core/result/known'

export type Text = { text: string } | { because: UnknownReason }

/** The system's small files, read again and again. Tests give their own. */
export interface Files {
  text(file: string): Text
  /** Names in a folder; empty where there is none. */
  list(folder: string): string[]
}

const whyNot: Record<string, UnknownReason> = { ENOENT: 'not-reported', ENOTDIR: 'not-reported', ENODEV: 'not-reported', EACCES: 'no-permission', EPERM: 'no-permission' }

/** One buffer for all: /proc/stat of 256 processors has 40 KB, and a fresh buffer each time would cost more than the reading. */
const buffer = Buffer.allocUnsafe(512 * 1024)

export const systemFiles: Files = {
  text(file) {
    let descriptor: number | null = null
    try {
      descriptor = fs.openSync(file, 'r')
      let length = 0
      // Files under /proc have size 0: read until they end.
      for (let bytes = 1; bytes > 0 && length < buffer.length; length += bytes) bytes = fs.readSync(descriptor, buffer, length, buffer.length - length, null)
      return { text: buffer.toString('latin1', 0, length) }
    } catch (error) {
      return { because: whyNot[(error as NodeJS.ErrnoException).code ?? ''] ?? 'unreadable' }
    } finally {
      if (descriptor !== null) fs.closeSync(descriptor)
    }
  },
  list(folder) {
    try {
      return fs.readdirSync(folder)
    } catch {
      return []
    }
  },
}
