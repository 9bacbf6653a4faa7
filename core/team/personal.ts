import { withoutHome } from '../report/personal'
import { harmless } from '../run/harmless-text'
import { type RunFile } from '../run/schema'

/** Something of this machine or its owner that may not leave with a file, and what a person calls it. */
export interface PersonalText {
  readonly kind: 'host name' | 'user name' | 'home folder' | 'serial number' | 'hardware address' | 'network address' | 'machine id'
  readonly text: string
}

const removed = '[removed]'
/** Shorter texts are words of the language: "pc", "me". */
const shortest = 2
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What names a machine or a person whatever its value: identifiers of GPUs, hardware and network addresses. */
const patterns: readonly RegExp[] = [
  /\b(GPU|MIG)-[0-9a-f]{8}-[0-9a-f-]{4,}\b/gi,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  /\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b/gi,
  // Not a version of four parts: 6.1.0.13-amd64.
  /(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)/g,
  /(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![0-9a-f:])/gi,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
]

/** Fields that hold our own words, numbers in text, or hardware: nothing of a person can be in them. */
export const ownWords: ReadonlySet<string> = new Set(
  ['id', 'unit', 'better', 'resource', 'precision', 'engine', 'state', 'because', 'gate', 'mode', 'launcher', 'app', 'version', 'node', 'electron', 'vendor', 'kind', 'workload', 'folder', 'key', 'at', 'startedAt', 'finishedAt'],
)
const longestText = 256
/** No half of a character is left at the end. */
const cut = (text: string): string => harmless(text.slice(0, longestText))

/** Text with no person, machine or address in it. Words are replaced where they stand alone, in any case. */
function cleaner(known: readonly PersonalText[]): (text: string) => string {
  const words = [...known]
    .filter(({ text }) => text.length >= shortest)
    .sort((a, b) => b.text.length - a.text.length)
    .map(({ text }) => new RegExp(text.length >= 4 ? escape(text) : `(?<![\\p{L}\\p{N}])${escape(text)}(?![\\p{L}\\p{N}])`, 'giu'))
  return (text) => cut([...words, ...patterns].reduce((rest, pattern) => rest.replace(pattern, removed), withoutHome(harmless(text))))
}

/** A copy with every text changed; keys are names of ours. @param key the one that a text stands under */
function mapValues<T>(value: T, change: (text: string, key: string) => string, key = ''): T {
  if (typeof value === 'string') return change(value, key) as T
  if (Array.isArray(value)) return value.map((each: unknown) => mapValues(each, change, key)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapValues(each as unknown, change, name)])) as T
}

/**
 * The run as it may be shared: no name a person gave it, no program output, no mount points; every text without home
 * folders, addresses and what is known of this machine and its owner. Names of hardware stay.
 */
export function withoutPersons(run: RunFile, known: readonly PersonalText[]): RunFile {
  const clean = cleaner(known)
  const plain = mapValues(run, (text, key) => (key === 'log' ? '' : ownWords.has(key) ? cut(text) : clean(text)))
  const hidden = { known: false, because: 'not-asked', source: 'left out of shared files', at: run.startedAt } as const
  return {
    ...plain,
    id: run.id,
    name: null,
    machine: {
      ...plain.machine,
      cpu: { ...plain.machine.cpu, model: withHardwareName(run.machine.cpu.model, plain.machine.cpu.model) },
      disks: plain.machine.disks.map((disk) => ({ ...disk, name: hidden, mount: hidden })),
      gpus: plain.machine.gpus.map((gpu, i) => ({ ...gpu, name: withHardwareName(run.machine.gpus[i]!.name, gpu.name) })),
    },
  }
}

type TextFact = RunFile['machine']['cpu']['model']
const withHardwareName = (original: TextFact, cleaned: TextFact): TextFact => (original.known && cleaned.known ? { ...cleaned, value: cut(original.value) } : cleaned)
