import fs from 'node:fs'
import path from 'node:path'
import { failure, UserError } from '../../core/errors/user-error'
import { parseRun, runFileLimitBytes } from '../../core/run/parse'
import { type RunFile } from '../../core/run/schema'

/** A run with the bytes it was read from: a file is passed on as it is, never rewritten. */
export interface ReadRun {
  readonly run: RunFile
  readonly text: string
}

/** Reads one run file, which may be anything: a folder, a pipe, a huge or a damaged file. @throws UserError in one line */
export function readRunFile(file: string): ReadRun {
  const name = path.basename(file)
  try {
    const text = decode(readLimited(file, name), name)
    return { run: parseRun(text, name), text }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw failure(`${name} cannot be read: ${explainRead(error)}.`)
  }
}

const explainRead = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'it is not there'
  if (code === 'EACCES' || code === 'EPERM') return 'no permission'
  return code ?? message
}

/** Looks before it opens: opening a pipe would wait for ever. One byte over the limit is enough to know. */
function readLimited(file: string, name: string): Buffer {
  if (!fs.statSync(file).isFile()) throw failure(`${name} is not a file.`)
  const descriptor = fs.openSync(file, 'r')
  try {
    const { size } = fs.fstatSync(descriptor)
    if (size > runFileLimitBytes) throw failure(`${name} is too large to be a run (${Math.ceil(size / 1024 ** 2)} MiB).`)
    const bytes = Buffer.alloc(size)
    let got = 0
    while (got < size) {
      const part = fs.readSync(descriptor, bytes, got, size - got, got)
      if (part === 0) throw failure(`${name} got shorter while it was read.`, 'Try again.')
      got += part
    }
    return bytes
  } finally {
    fs.closeSync(descriptor)
  }
}

/** Bytes that are not UTF-8 are damage; the usual decoder would put question marks in their place. */
function decode(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw failure(`${name} is not a readable run: it is not UTF-8 text.`, 'It was left as it is.')
  }
}
