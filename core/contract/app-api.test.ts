import { describe, expect, it } from 'vitest'
import { answerCall, type Handlers } from './app-api'

const summary = { hostName: 'bench', description: '2-core' }
const handlers = (value: unknown = summary): Handlers => ({ 'machine-summary': async () => value as typeof summary }) as unknown as Handlers

describe('a call from the window', () => {
  it('is answered when channel, input and output fit', async () => {
    expect(await answerCall(handlers(), 'machine-summary', null)).toEqual({ ok: true, value: summary })
  })
  it('is refused with a code when the channel is unknown, also an inherited name', async () => {
    for (const channel of ['nope', 'toString', '__proto__', 7, null]) {
      expect(await answerCall(handlers(), channel, null)).toMatchObject({ ok: false, code: 'unknown-channel' })
    }
  })
  it('is refused when the input does not fit', async () => {
    expect(await answerCall(handlers(), 'machine-summary', { path: '/etc/passwd' })).toMatchObject({ ok: false, code: 'bad-input' })
  })
  it('fails when the handler answers something else than it promised', async () => {
    expect(await answerCall(handlers({ hostName: 1 }), 'machine-summary', null)).toMatchObject({ ok: false, code: 'internal' })
  })
})
