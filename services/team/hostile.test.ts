import { describe, expect, it } from 'vitest'
import { readResult } from '../../core/team/read-result'
import { nameKind } from '../../core/team/names'
import { trustOf } from '../../core/team/trust'
import { exampleLaunch, exampleMatmul } from '../../core/run/testing/example-run'
import { type RunFile } from '../../core/run/schema'
import { teamCrypto } from './crypto'
import { parseFile, readContext } from './parse-file'
import { pathFor, payloadOf, sealed, testFolder, testIdentity } from './testing/sealed'
import { exampleTeamRun, inFull, limitMs, report } from './testing/rig'

const parse = (bytes: Uint8Array) => parseFile('result', bytes, teamCrypto.sha256(bytes).slice(0, 32))
const parsePayload = (payload: unknown) => parse(sealed(payload))
const text = (payload: Record<string, unknown> = payloadOf()): string => JSON.stringify(payload)

it('an honest file is read, so that what follows is refused for its own reason', () => {
  expect(parsePayload(payloadOf())).toMatchObject({ state: 'result', entry: { signature: 'good', validity: 'valid', machineName: 'Ann', gpu: 'RTX 4090', values: [{ id: 'matmul-fp32' }] } })
})

it('D12 names that clash, are too long, reserved, or end with a dot are skipped with their reason', () => {
  const own = pathFor(sealed(payloadOf())).split('/').at(-1)!
  const reasons = [own.replace('.groundspeed', '.Groundspeed'), `${'x'.repeat(300)}.groundspeed.json`, 'CON.json', `${own}.`, 'cafe\u0301.groundspeed.json', 'caf\u00e9.groundspeed.json', 'lpt1', 'notes.txt'].map((name) => nameKind(name))
  expect(reasons.map((kind) => (kind.kind === 'skipped' ? kind.because : kind.kind))).toEqual([
    expect.stringContaining('upper and lower case'),
    expect.stringContaining('longer than 160'),
    expect.stringContaining('reserved'),
    expect.stringContaining('dot'),
    expect.stringContaining('not one that'),
    expect.stringContaining('not one that'),
    expect.stringContaining('reserved'),
    expect.stringContaining('not one that'),
  ])
  for (const passing of ['.~gs-00112233445566778899aabbccddeeff.tmp', '.syncthing.x.tmp', '~syncthing~x.tmp', 'desktop.ini', `${own}.part`]) expect(nameKind(passing)).toEqual({ kind: 'passing' })
})

it('D14 no flipped bit and no truncation is ever accepted', () => {
  const bytes = sealed(payloadOf())
  const hash = teamCrypto.sha256(bytes).slice(0, 32)
  let tried = 0
  for (let at = 0; at < bytes.length; at += inFull ? 1 : 7) {
    for (const bit of inFull ? [0, 1, 2, 3, 4, 5, 6, 7] : [at % 8]) {
      const flipped = Uint8Array.from(bytes)
      flipped[at]! ^= 1 << bit
      expect(parseFile('result', flipped, hash).state).toBe('altered')
      // Renamed after its new content, it may be read, and its signature does not fit: nothing of it counts.
      const renamed = parse(flipped)
      if (renamed.state === 'result' && renamed.entry.signature === 'good') {
        // Only the key's hint is not signed, and it decides nothing: what counts is what it was.
        const parts = (of: Uint8Array) => {
          const { payload, payloadType, signatures } = JSON.parse(Buffer.from(of).toString('utf8')) as { payload: string; payloadType: string; signatures: { sig: string }[] }
          return [payload, payloadType, signatures[0]!.sig]
        }
        expect(parts(flipped)).toEqual(parts(bytes))
      }
      tried++
    }
  }
  for (let length = 0; length < bytes.length; length += inFull ? 1 : 11) {
    expect(parseFile('result', bytes.subarray(0, length), hash).state).toBe('altered')
    const cut = parse(bytes.subarray(0, length))
    // Without its last line end it is still the same envelope.
    if (length < bytes.length - 1) expect(cut.state).toBe('malformed')
    tried++
  }
  report('D14', `${tried} bit flips and truncations: 0 accepted as valid`)
}, limitMs)

describe('D17', () => {
  const inner = text()
  const withKey = (key: string) => inner.replace('"producer":', `"${key}":{"polluted":1},"producer":`)
  it.each([
    ['__proto__', withKey('__proto__')],
    ['constructor', withKey('constructor')],
    ['prototype', withKey('prototype')],
    ['an escaped __proto__', withKey('__\\u0070roto__')],
    ['a key twice', inner.replace('"producer":', '"folder":"x","producer":')],
    ['a byte order mark', `\ufeff${inner}`],
    ['a NUL', inner.replace('Ann', 'A\0n')],
    ['an escaped NUL', inner.replace('Ann', 'A\\u0000n')],
    ['a lone surrogate', inner.replace('Ann', 'A\\ud800n')],
    ['a bidirectional override', inner.replace('Ann', 'A\u202en')],
    ['an escape sequence', inner.replace('Ann', 'A\\u001b[2Jn')],
    ['a text that is too long', inner.replace('Example CPU', 'x'.repeat(257))],
    ['a field that this version does not have', inner.replace('"producer":', '"extra":1,"producer":')],
    ['1000 brackets', inner.replace('"metrics":[', `"metrics":[${'['.repeat(1000)}`)],
  ])('refuses a payload with %s', (_what, payload) => {
    expect(payload).not.toBe(inner)
    expect(parsePayload(payload)).toMatchObject({ state: 'malformed', because: expect.stringMatching(/.+/) })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
  it('refuses bytes that are not UTF-8, in the envelope and in the payload', () => {
    const bytes = sealed(payloadOf())
    expect(parse(Buffer.concat([bytes.subarray(0, 20), Buffer.from([0xff]), bytes.subarray(20)]))).toMatchObject({ state: 'malformed', because: expect.stringContaining('UTF-8') })
    const envelope = JSON.parse(Buffer.from(bytes).toString('utf8')) as { payload: string }
    envelope.payload = Buffer.concat([Buffer.from(envelope.payload, 'base64'), Buffer.from([0xc3, 0x28])]).toString('base64')
    expect(parse(Buffer.from(JSON.stringify(envelope)))).toMatchObject({ state: 'malformed', because: expect.stringContaining('UTF-8') })
  })
  it('refuses base64 that is not exactly what it says', () => {
    const envelope = Buffer.from(sealed(payloadOf())).toString('utf8')
    for (const changed of [envelope.replace('"payload":"', '"payload":" '), envelope.replace('"payload":"', '"payload":"-'), envelope.replace('"sig":"', '"sig":"=')]) expect(parse(Buffer.from(changed)).state).toBe('malformed')
  })
})

describe('D18', () => {
  const samples = '"samples":[0.02'
  const inner = text(payloadOf(exampleTeamRun(0, { benchmarks: [exampleMatmul([exampleLaunch(0.02, { samples: [0.02, 0.021, 0.02] })])] })))
  it.each([
    ['1e999', inner.replace(samples, '"samples":[1e999')],
    ['-0', inner.replace(samples, '"samples":[-0')],
    ['a negative time', inner.replace(samples, '"samples":[-0.02')],
    ['"NaN" in a text', inner.replace(samples, '"samples":["NaN"')],
    ['NaN', inner.replace(samples, '"samples":[NaN')],
    ['2^53 + 1', inner.replace('"work":1000000000', '"work":9007199254740993')],
    ['5e-324', inner.replace(samples, '"samples":[5e-324')],
    ['1e-200 s', inner.replace(samples, '"samples":[1e-200')],
    ['the year 9999', inner.replace(/"startedAt":"2026/g, '"startedAt":"9999')],
    ['a year of running', inner.replace('"finishedAt":"2026', '"finishedAt":"2027')],
    ['an end before its beginning', inner.replace('"finishedAt":"2026', '"finishedAt":"2025')],
    ['a claim of 1e300', inner.replace(/"value":\d+(?=,"workload)/, '"value":1e300')],
  ])('refuses %s', (_what, payload) => {
    expect(payload).not.toBe(inner)
    expect(parsePayload(payload).state).toBe('malformed')
  })
  it('never gives a value that is no number, whatever number stands anywhere', () => {
    const numbers = ['0', '1e308', '-1', '1e-9', '1e21', '86400', '4294967296', '9007199254740991']
    let read = 0
    for (const number of numbers) {
      for (const match of inner.matchAll(/(?<=[[:,])-?\d[\d.e+-]*(?=[,\]}])/g)) {
        const answer = parsePayload(inner.slice(0, match.index) + number + inner.slice(match.index + match[0].length))
        if (answer.state !== 'result') continue
        read++
        for (const { value, low, high } of answer.entry.values) for (const each of [value, low ?? 1, high ?? 1]) expect(Number.isFinite(each), `${number} at ${match.index}`).toBe(true)
        expect(answer.entry.score === null || Number.isFinite(answer.entry.score)).toBe(true)
      }
    }
    expect(read).toBeGreaterThan(20)
  })
})

describe('D19', () => {
  it('calls a result inconsistent whose claim is ten times what its samples give', () => {
    const payload = payloadOf()
    ;(payload['metrics'] as { value: number }[])[0]!.value *= 10
    expect(parsePayload(payload)).toMatchObject({ state: 'result', entry: { validity: 'inconsistent', because: expect.stringContaining('its samples give') } })
  })
  it('calls a result impossible that is three times what its device can do, by our own catalog', () => {
    const run = exampleTeamRun(0, { benchmarks: [exampleMatmul([1, 1.001, 0.999].map((factor) => exampleLaunch(factor * 0.02, { device: 'GPU:0' })), { work: 3 * 165.2e12 * 0.01, limit: { value: 1e18, because: 'says the file', loose: false } })] })
    const answer = parsePayload(payloadOf(run))
    expect(answer).toMatchObject({ state: 'result', entry: { validity: 'impossible', because: expect.stringMatching(/times what the device can do/) } })
  })
  it('calls a result flagged whose gates were broken', () => {
    const run = exampleTeamRun(0, { benchmarks: [exampleMatmul([exampleLaunch(0.02, { gates: [{ gate: 'steal', state: 'flagged', value: 0.05 }] } as never)])] })
    expect(parsePayload(payloadOf(run))).toMatchObject({ state: 'result', entry: { validity: 'flagged' } })
  })
})

describe('D21', () => {
  it('shows a newer minor with fields we do not know, and keeps its bytes as they are', () => {
    const payload = payloadOf()
    ;(payload['schema'] as { minor: number }).minor = 7
    expect(parsePayload({ ...payload, mood: 'good' })).toMatchObject({ state: 'result', entry: { validity: 'valid' } })
  })
  it('lists what a newer minor claims where the run uses words we do not know, and does not rank it', () => {
    const payload = payloadOf()
    const run = payload['run'] as { schema: { minor: number }; benchmarks: { precision: string }[] }
    run.schema.minor = 99
    run.benchmarks[0]!.precision = 'fp4'
    expect(parsePayload(payload)).toMatchObject({ state: 'result', entry: { validity: 'partial', score: null, values: [{ id: 'matmul-fp32' }] } })
    run.schema.minor = 0
    expect(parsePayload(payload).state).toBe('malformed')
  })
  it('never half reads a higher major', () => {
    const payload = payloadOf()
    ;(payload['schema'] as { major: number }).major = 2
    expect(parsePayload(payload)).toEqual({ state: 'newer', version: '2' })
    const inside = payloadOf()
    ;(inside['run'] as { schema: { major: number } }).schema.major = 2
    expect(parsePayload(inside)).toEqual({ state: 'newer', version: 'run 2' })
  })
})

describe('D22', () => {
  const keyIds = new Set([testIdentity().keyId])
  const pins = { [testIdentity().machineId]: testIdentity().keyId }
  const trust = (bytes: Uint8Array, known = pins, keys = keyIds) => {
    const answer = readResult(Buffer.from(bytes).toString('utf8'), teamCrypto.sha256(bytes), readContext)
    if (answer.state !== 'ok') throw new Error(answer.state)
    return trustOf(answer.entry, testFolder, known, keys)
  }
  const envelope = (change: (envelope: { payload: string; payloadType: string; signatures: { sig: string }[] }) => void) => {
    const value = JSON.parse(Buffer.from(sealed(payloadOf())).toString('utf8')) as Parameters<typeof change>[0]
    change(value)
    return Buffer.from(JSON.stringify(value))
  }
  it('tells six states apart, of which one is verified', () => {
    expect(trust(sealed(payloadOf()))).toBe('verified')
    const other = testIdentity(2)
    const seen = {
      'bad-signature': trust(envelope((each) => (each.signatures[0]!.sig = Buffer.alloc(64, 1).toString('base64')))),
      'wrong-type': trust(sealed(payloadOf(), testIdentity(), 'key')),
      'unknown-key': trust(sealed(payloadOf(exampleTeamRun(), { identity: other }), other)),
      unsigned: trust(envelope((each) => (each.signatures = []))),
      'key-changed': trust(sealed({ ...payloadOf(), machine: { id: testIdentity().machineId, name: 'Ann', key: other.keyBase64 } }, other), pins, new Set([...keyIds, other.keyId])),
      'other-folder': trust(sealed(payloadOf(exampleTeamRun(), { folder: '99999999-2222-4333-8444-555555555555' }))),
    }
    for (const [state, found] of Object.entries(seen)) expect(found).toBe(state)
    report('D22', `${Object.keys(seen).length} ways of not being verified, each a state of its own`)
  })
  it('a signature over another payload does not fit', () => {
    const good = JSON.parse(Buffer.from(sealed(payloadOf())).toString('utf8')) as { payload: string }
    expect(trust(envelope((each) => (each.payload = Buffer.from(JSON.stringify({ ...payloadOf(), producer: { app: 'x', version: '1' } })).toString('base64'))))).toBe('bad-signature')
    expect(good.payload.length).toBeGreaterThan(100)
  })
  it('a key that signs for the machine of another is that machine no more', () => {
    const stolen: RunFile = exampleTeamRun(3)
    const other = testIdentity(2)
    const forged = sealed({ ...payloadOf(stolen), machine: { id: testIdentity().machineId, name: 'Ann', key: other.keyBase64 } }, other)
    expect(trust(forged, {}, new Set([other.keyId]))).toBe('key-changed')
  })
})
