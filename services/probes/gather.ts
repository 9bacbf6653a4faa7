import fs from 'node:fs'
import { type UnknownReason } from '../../core/result/known'
import { type Fact } from '../../core/machine/facts'

/** Makes facts that share one source and one moment. */
export interface FactMaker {
  of<T>(value: T | null | undefined, because?: UnknownReason): Fact<T>
  not<T>(because: UnknownReason, detail?: string): Fact<T>
}

export function factsFrom(source: string, at: string): FactMaker {
  const not = <T>(because: UnknownReason, detail?: string): Fact<T> => ({ known: false, because, ...(detail === undefined ? {} : { detail: detail.slice(0, 500) }), source, at })
  return { not, of: (value, because = 'not-reported') => (value === null || value === undefined ? not(because) : { known: true, value, source, at }) }
}

/** A fact beside what a second source says: where they differ, both are shown. Unknown from the first is known from the second. */
export function beside<T>(first: Fact<T>, second: Fact<T>, same: (a: T, b: T) => boolean = (a, b) => a === b, show: (value: T) => string = String): Fact<T> {
  if (!first.known) return second.known ? second : first
  if (!second.known || same(first.value, second.value)) return first
  return { ...first, otherwise: [...(first.otherwise ?? []), { value: show(second.value).slice(0, 300), source: second.source }] }
}

export type TextAnswer = { text: string } | { because: UnknownReason }

/** A small file of the system's, or why it cannot be read. @param limit bytes read at most */
export function readText(file: string, limit = 1024 * 1024): TextAnswer {
  try {
    const descriptor = fs.openSync(file, 'r')
    try {
      const buffer = Buffer.alloc(limit)
      // Files under /proc have size 0: read until they end.
      let length = 0
      for (let bytes = 1; bytes > 0 && length < limit; length += bytes) bytes = fs.readSync(descriptor, buffer, length, limit - length, null)
      return { text: buffer.toString('utf8', 0, length) }
    } finally {
      fs.closeSync(descriptor)
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return { because: code === 'ENOENT' ? 'not-reported' : code === 'EACCES' || code === 'EPERM' ? 'no-permission' : 'unreadable' }
  }
}

/** `use` of the text, or null. */
export const fromText = <T>(answer: TextAnswer, use: (text: string) => T): T | null => ('text' in answer ? use(answer.text) : null)
export const whyNot = (answer: TextAnswer): UnknownReason => ('because' in answer ? answer.because : 'not-reported')
