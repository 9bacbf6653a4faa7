import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeJsonParse } from './safe-parse'

const because = (text: string) => {
  const answer = safeJsonParse(text)
  return answer.ok ? 'accepted' : answer.because
}

describe('JSON from elsewhere', () => {
  it('is parsed like any JSON when it is harmless', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const answer = safeJsonParse(text)
        if (answer.ok) expect(answer.value).toEqual(JSON.parse(text))
        else expect(answer.because).toMatch(/stands twice|has the key/)
      }),
    )
  })
  it('is refused when it is too deep, has a key twice, or reaches for a prototype', () => {
    expect(because('['.repeat(1_000_000) + ']'.repeat(1_000_000))).toMatch(/deeper/)
    expect(because('{"a":1,"b":{"a":2},"a":3}')).toMatch(/'a' stands twice/)
    expect(because('{"__proto__":{"polluted":true}}')).toMatch(/__proto__/)
    expect(because('{"\\u005f_proto__":1}')).toMatch(/__proto__/)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
  it('is refused with a byte order mark, a NUL, or an open string', () => {
    expect(because('\ufeff{}')).toMatch(/byte order/)
    expect(because('{}\0')).toMatch(/NUL/)
    expect(because('{"a')).toMatch(/does not end/)
  })
  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void safeJsonParse(text)))
  })
})
