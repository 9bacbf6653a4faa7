import { describe, expect, it } from 'vitest'
import { mostWrongTokens, OneTimeToken, tokenLifetimeMs } from './one-time-token'
import { startServer } from './testing/visitor'

describe('a token', () => {
  it('is good once', () => {
    const tokens = new OneTimeToken(() => 0)
    const token = tokens.renew()
    expect([tokens.redeem(token), tokens.redeem(token)]).toEqual(['admitted', 'used'])
  })
  it('is good for ten minutes', () => {
    let now = 5
    const tokens = new OneTimeToken(() => now)
    const [first] = [tokens.renew()]
    now += tokenLifetimeMs
    expect(tokens.redeem(first)).toBe('expired')
    const second = tokens.renew()
    now += tokenLifetimeMs - 1
    expect(tokens.redeem(second)).toBe('admitted')
  })
  it('ends when a new one is made, and is 32 random bytes', () => {
    const tokens = new OneTimeToken()
    const [first, second] = [tokens.renew(), tokens.renew()]
    expect(tokens.redeem(first)).toBe('wrong')
    expect(tokens.redeem(second)).toBe('admitted')
    expect(Buffer.from(second, 'base64url')).toHaveLength(32)
  })
  it('is not there before the first is made', () => {
    expect(new OneTimeToken().redeem('')).toBe('wrong')
  })
  it('is refused, right or not, after twenty wrong ones, until there is a new one', () => {
    const tokens = new OneTimeToken()
    const token = tokens.renew()
    for (let i = 0; i < mostWrongTokens; i++) expect(tokens.redeem(`guess ${i}`)).toBe('wrong')
    expect(tokens.redeem(token)).toBe('locked')
    expect(tokens.redeem(tokens.renew())).toBe('admitted')
  })
})

describe('the page behind a link', () => {
  it('that was used, is too old, or came after too many says what happened and what to do', async () => {
    let now = 0
    const { served, visitor } = await startServer({ now: () => now })
    const open = (link: string, method = 'GET') => visitor.get(link.slice(link.indexOf('/start')), {}, method)
    const used = served.newLink()
    expect(await open(used, 'HEAD')).toMatchObject({ status: 405 })
    expect(await open(used)).toMatchObject({ status: 303 })
    expect(await open(used)).toMatchObject({ status: 403, body: expect.stringMatching(/This link works once.*press Enter/s) })
    const old = served.newLink()
    now += tokenLifetimeMs
    expect(await open(old)).toMatchObject({ status: 403, body: expect.stringContaining('too old') })
    for (let i = 0; i < mostWrongTokens; i++) await open('/start?token=wrong')
    expect(await open(old)).toMatchObject({ status: 403, body: expect.stringContaining('Too many') })
    await served.close()
  })
})
