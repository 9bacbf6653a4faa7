import { acts } from '../../../core/run/harmless-text'
import { seededRandom } from '../../../core/statistics/random'
import { teamEntry } from '../../../core/team/entry'
import { type FileAnswer } from '../../../core/team/index-line'
import { teamCrypto } from '../crypto'
import { parseFile } from '../parse-file'
import { exampleTeamRun } from './rig'
import { payloadOf, sealed, testIdentity } from './sealed'

/** Result files changed in every way that we could think of, each judged by what may never happen. */
export interface FuzzTally {
  readonly tried: number
  /** Parsed to a result at all: harmless changes, and lies that their own signature covers. */
  readonly read: number
  /** What the reader threw. */
  readonly crashes: readonly string[]
  /** What it let through. */
  readonly wrong: readonly string[]
}

type Random = () => number
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

const numbers = ['1e999', '-1e999', '-0', 'NaN', '9007199254740993', '5e-324', '1e308', '-1', '0', '99999999999999999999', '0x10', '1_000', '01', '1e-310', '18446744073709551616']
const texts = ['"__proto__"', '"constructor"', '"\\u202e"', '"\\u0000"', '"\\ud800"', '"<img src=x onerror=alert(1)>"', '"=1+1"', `"${'x'.repeat(300)}"`, '"\\u001b[2J"', 'null', 'true', '{}', '[]', '"2026-13-45T99:99:99Z"', '"9999-01-01T00:00:00Z"']
const keys = ['"__proto__":{},', '"constructor":1,', '"prototype":1,', '"folder":"x",', '"k\\u0000":1,', '"\\u202e":1,']
const unicode = ['\ufeff', '\u202e', '\u0000', '\u2028', '\ud83d', '\u00e9', 'e\u0301', '\uffff']

const splice = (text: string, at: number, remove: number, put: string): string => text.slice(0, at) + put + text.slice(at + remove)
function replaceOne(random: Random, text: string, pattern: RegExp, by: string): string {
  const matches = [...text.matchAll(pattern)]
  if (matches.length === 0) return text
  const match = pick(random, matches)
  return splice(text, match.index, match[0].length, by)
}

/** Changes of JSON as text. */
const inText: readonly ((random: Random, text: string) => string)[] = [
  (random, text) => replaceOne(random, text, /(?<=[[:,])-?\d[\d.e+-]*(?=[,\]}])/g, pick(random, numbers)),
  (random, text) => replaceOne(random, text, /(?<=:)"[^"]*"/g, pick(random, texts)),
  (random, text) => replaceOne(random, text, /(?<=[{,])(?=")/g, pick(random, keys)),
  (random, text) => splice(text, Math.floor(random() * text.length), 0, pick(random, unicode)),
  (random, text) => text.slice(0, Math.floor(random() * text.length)),
  (random, text) => splice(text, Math.floor(random() * text.length), Math.floor(random() * 40), ''),
  (random, text) => replaceOne(random, text, /(?<=[[:,])(?=[-\d"{[])/g, pick(random, ['[', '{"a":']).repeat(1 + Math.floor(random() * 2000))),
  (random, text) => replaceOne(random, text, /[{}[\],:"]/g, pick(random, ['{', '}', '[', ']', ',', ':', '"', ''])),
  (random, text) => {
    const at = Math.floor(random() * text.length)
    return splice(text, at, 0, text.slice(at, at + Math.floor(random() * 400)))
  },
]

function flipBits(random: Random, bytes: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(bytes)
  for (let i = 0; i <= random() * 3; i++) changed[Math.floor(random() * changed.length)]! ^= 1 << Math.floor(random() * 8)
  return changed
}

/** Why a result that was read may not be; null when it may. */
function complaint(answer: FileAnswer, payload: string | null, original: string): string | null {
  if (answer.state !== 'result') return null
  const { entry } = answer
  if (!teamEntry.safeParse(entry).success) return 'an entry that its own schema refuses'
  if (payload === null && entry.signature === 'good') return 'a good signature over changed bytes'
  const seen = JSON.stringify(entry)
  if (/null/.test(JSON.stringify(entry.values.map(({ value }) => value)))) return 'a value that is no number'
  for (const { value, low, high } of entry.values) for (const each of [value, low ?? 1, high ?? 1]) if (!Number.isFinite(each) || each <= 0) return `a value of ${each}`
  if ([entry.machineName, entry.gpu, entry.cpu, entry.description].some(acts)) return 'a text that acts'
  if (({} as Record<string, unknown>)['polluted'] !== undefined || Object.prototype.hasOwnProperty.call(Object.prototype, 'a')) return 'a polluted prototype'
  if (seen.length > 60_000) return 'an entry that is too large'
  // Claims that were raised alone must be noticed, whoever signed them.
  return payload !== null && payload === original.replace(/("id":"matmul-fp32","unit":"FLOP\/s","value":)\d+/, '$19') && entry.validity === 'valid' ? 'a claim that its samples do not give' : null
}

export function fuzzTeam(seed: number, count: number): FuzzTally {
  const random = seededRandom(seed)
  const payload = JSON.stringify(payloadOf(exampleTeamRun()))
  const original = sealed(payloadOf(exampleTeamRun()))
  const envelope = Buffer.from(original).toString('utf8')
  const hash = teamCrypto.sha256(original).slice(0, 32)
  const thief = testIdentity(9)
  const crashes: string[] = []
  const wrong: string[] = []
  let read = 0
  for (let i = 0; i < count; i++) {
    let bytes: Uint8Array
    let inner: string | null = null
    const way = random()
    if (way < 0.25) bytes = flipBits(random, original)
    else if (way < 0.45) bytes = Buffer.from(pick(random, inText)(random, envelope), 'utf8')
    else {
      inner = payload
      for (let n = 0; n <= random() * 2; n++) inner = pick(random, inText)(random, inner)
      bytes = sealed(inner, random() < 0.5 ? testIdentity() : thief)
    }
    try {
      const changed = !Buffer.from(bytes).equals(original)
      // Under its old name it is altered, always.
      if (changed && parseFile('result', bytes, hash).state !== 'altered') wrong.push('altered bytes under the old name')
      const answer = parseFile('result', bytes, teamCrypto.sha256(bytes).slice(0, 32))
      if (answer.state === 'result') read++
      const same = inner === null && answer.state === 'result' && answer.entry.signature === 'good' ? samePayload(bytes, original) : false
      const found = same ? null : complaint(answer, inner, payload)
      if (found !== null) wrong.push(`${found} (seed ${seed}, number ${i})`)
    } catch (error) {
      crashes.push(`${(error as Error).message.slice(0, 100)} (seed ${seed}, number ${i})`)
    }
  }
  return { tried: count, read, crashes: crashes.slice(0, 20), wrong: wrong.slice(0, 20) }
}

/** Only what no signature covers was changed: white space, or the key's hint. */
function samePayload(bytes: Uint8Array, original: Uint8Array): boolean {
  const payloadIn = (of: Uint8Array): unknown => (JSON.parse(Buffer.from(of).toString('utf8')) as { payload?: unknown }).payload
  return payloadIn(bytes) === payloadIn(original)
}
