import { type PartName, type PartValue } from '../../core/gates/reading'
import { known, unknown, type Maybe } from '../../core/result/known'
import { type Files } from './files'

export interface ReadInput {
  readonly files: Files
  /** The process that owns the run: it and all that it started are ours. */
  readonly owner: number
  readonly worker: number | null
  readonly now: () => number
}

export interface StartInput {
  readonly env: NodeJS.ProcessEnv
  readonly platform: string
  readonly dataDir: string
  readonly now: () => number
}

/** A source of one part of a reading: a small part that asks, and a pure parser. Never throws. */
export interface Reader<P extends PartName = PartName> {
  readonly part: P
  readonly platforms: readonly string[]
  /** `ends`: dear to read, so only where a stretch begins and ends. */
  readonly when: 'always' | 'ends'
  read(input: ReadInput): Maybe<PartValue<P>>
  /** Starts what runs beside (a tool in its loop mode). Resolves once it has something to say, or never will. */
  start?(input: StartInput): Promise<void>
  stop?(): void
}

/** Keeps the part's name with its type, for the list. */
export const defineReader = <P extends PartName>(reader: Reader<P>): Reader<P> => reader

/** A reader of one file and its parser: null is `not-reported`. */
export const fileReader = <P extends PartName>(part: P, file: string, parse: (text: string) => PartValue<P> | null): Reader<P> =>
  defineReader({ part, platforms: ['linux'], when: 'always', read: ({ files }) => parsed(files.text(file), parse) })

export function parsed<T>(answer: ReturnType<Files['text']>, parse: (text: string) => T | null): Maybe<T> {
  if ('because' in answer) return unknown(answer.because)
  const value = parse(answer.text)
  return value === null ? unknown('not-reported') : known(value)
}

/** A whole number in the text, as the kernel writes counters. Null for anything else, and beyond what is exact enough. */
export function counter(text: string | undefined): number | null {
  return text !== undefined && /^\s*\d{1,20}\s*$/.test(text) && Number(text) <= 1e18 ? Number(text) : null
}

/** Asks a question of the machine's make-up once: a folder that is not there costs as much to look for as a file to read. */
export function once<T>(ask: (files: Files) => T): (files: Files) => T {
  let answer: { value: T } | null = null
  return (files) => (answer ??= { value: ask(files) }).value
}
