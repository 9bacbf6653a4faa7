import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../errors/user-error'
import { harmless } from './harmless-text'
import { parseRun, printRun } from './parse'
import { exampleLaunch, exampleMachine, exampleMatmul, exampleRun } from './testing/example-run'

const complaint = (value: unknown): string => {
  try {
    parseRun(typeof value === 'string' ? value : JSON.stringify(value), 'a.json')
    return 'accepted'
  } catch (error) {
    expect(error).toBeInstanceOf(UserError)
    expect((error as UserError).message).not.toMatch(/\n/)
    return (error as UserError).message
  }
}
const withSample = (seconds: number) => ({ ...exampleRun(), benchmarks: [exampleMatmul([exampleLaunch(0.02, { samples: [seconds] })])] })

describe('a run file', () => {
  it('comes back as it was written', () => expect(parseRun(printRun(exampleRun()), 'a.json')).toEqual(exampleRun()))

  it('may hold fields of a later minor version', () => {
    const later = { ...exampleRun(), schema: { name: 'groundspeed.run', major: 1, minor: 7 }, weather: 'fine' }
    expect(parseRun(JSON.stringify(later), 'a.json').id).toBe(exampleRun().id)
  })
  it('of a later version that cannot be read says so, and is not called damaged', () => {
    expect(complaint({ ...exampleRun(), schema: { name: 'groundspeed.run', major: 2, minor: 0 } })).toMatch(/needs a newer version/)
    expect(complaint({ ...exampleRun(), schema: { name: 'groundspeed.run', major: 1, minor: 7 }, mode: 'eternal' })).toMatch(/newer version.*1\.7/)
    expect(complaint({ ...exampleRun(), mode: 'eternal' })).toMatch(/not a readable run: mode/)
  })
  it('that is something else is refused in one line', () => {
    for (const text of ['', '{', '[]', 'null', '7', '{"schema":null}', '{"schema":{"name":"other"}}']) expect(complaint(text)).toMatch(/not a readable run/)
  })
  it('without a part, or with a part of another kind, is refused in one line', () => {
    for (const key of Object.keys(exampleRun())) {
      const { [key]: _, ...rest } = exampleRun() as unknown as Record<string, unknown>
      expect(complaint(rest), key).toMatch(/not a readable run/)
      expect(complaint({ ...rest, [key]: { strange: true } }), key).toMatch(/not a readable run/)
    }
  })
  it('cut off anywhere, or with one character changed, is refused or reads as a run, and never throws otherwise', () => {
    const text = printRun(exampleRun())
    fc.assert(
      fc.property(fc.nat(text.lastIndexOf('}')), fc.string({ minLength: 1, maxLength: 1 }), (at, other) => {
        expect(complaint(text.slice(0, at))).not.toBe('accepted')
        complaint(text.slice(0, at) + other + text.slice(at + 1))
      }),
      { numRuns: 300 },
    )
  })
  it('with numbers that cannot be is refused', () => {
    const text = (number: string) => printRun(exampleRun()).replace('"work": 1000000000', `"work": ${number}`)
    for (const number of ['1e999', '-1', '0', '"9"', 'null', '1e300']) expect(complaint(text(number)), number).not.toBe('accepted')
    for (const seconds of [5e-324, 1e-11, 1e-12, 1e9, -1, 0]) expect(complaint(withSample(seconds)), String(seconds)).not.toBe('accepted')
    expect(complaint(withSample(0.02))).toBe('accepted')
  })
  it('with one benchmark twice is refused', () => {
    const one = exampleMatmul([exampleLaunch(0.02)])
    expect(complaint({ ...exampleRun(), benchmarks: [one, one] })).toMatch(/'matmul-fp32' stands twice/)
  })
  it('with a time that is not one, or an id that leads elsewhere, is refused', () => {
    for (const startedAt of ['yesterday', '<img onerror=alert(1)>', '2026-11-24']) expect(complaint({ ...exampleRun(), startedAt })).toMatch(/startedAt/)
    for (const id of ['../../../etc/passwd', 'A', '', 'con/../x']) expect(complaint({ ...exampleRun(), id })).toMatch(/: id/)
  })
})

describe('text in a run file', () => {
  it('cannot command a terminal or turn its direction', () => {
    const machine = exampleMachine()
    machine.cpu.model = { known: true, value: '\u001b[2Jfast\u202egnp.exe\u0007', source: 'x\r', at: 'now' }
    const run = parseRun(JSON.stringify({ ...exampleRun({ name: 'a\nb' }), machine }), 'a.json')
    expect(run.machine.cpu.model).toMatchObject({ value: '\ufffd[2Jfast\ufffdgnp.exe\ufffd', source: 'x\ufffd' })
    expect(run.name).toBe('a\ufffdb')
  })
  it('keeps its lines where it is what a program printed', () => {
    const log = 'first\n\tsecond\u001b[31m'
    const crashed = exampleMatmul([], { outcome: { state: 'crashed', because: 'crashed', detail: 'x', log, launches: [] } })
    const [record] = parseRun(JSON.stringify(exampleRun({ benchmarks: [crashed] })), 'a.json').benchmarks
    expect(record!.outcome).toMatchObject({ log: 'first\n\tsecond\ufffd[31m' })
  })
  it('keeps every letter, also of other scripts and beyond 16 bits', () => expect(harmless('Zoë 東京 \u{1f680} \u05d0')).toBe('Zoë 東京 \u{1f680} \u05d0'))
  it('loses half characters, which are no UTF-8', () => expect(harmless('a\ud800b\udc00c')).toBe('a\ufffdb\ufffdc'))
})
