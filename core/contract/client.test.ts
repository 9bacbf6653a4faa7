import { describe, expect, it } from 'vitest'
import { refusal } from './app-api'
import { CallError, createClient, type Transport } from './client'

/** A transport whose other end answers what it likes. */
const answering = (answer: unknown, events: unknown[] = []): Transport => ({
  call: async () => answer,
  listen: (listener) => {
    events.forEach(listener)
    return () => undefined
  },
})
const why = async (answer: unknown) => {
  const error = await createClient(answering(answer)).call('machine-summary', null).catch((thrown: unknown) => thrown)
  return error instanceof CallError ? error.refusal : error
}

describe('the page believes nothing that arrives', () => {
  it('takes an answer that fits', async () => {
    const value = { hostName: 'bench', description: '2-core' }
    expect(await createClient(answering({ ok: true, value })).call('machine-summary', null)).toEqual(value)
  })
  it('gives a refusal on, with its code and words', async () => {
    expect(await why(refusal('failed', 'No space left.', 'Free some.'))).toEqual({ ok: false, code: 'failed', message: 'No space left.', advice: 'Free some.', detail: '' })
  })
  it.each([[undefined], [null], ['ok'], [{ ok: 'yes' }], [{ ok: false, code: 'nosuch', message: '' }], [{ ok: true }], [{ ok: true, value: { hostName: 7 } }]])('turns %j into a refusal of its own', async (answer) => {
    expect(await why(answer)).toMatchObject({ ok: false, code: 'internal' })
  })
  it('drops events that do not fit', () => {
    const seen: unknown[] = []
    createClient(answering(null, [null, { type: 'nosuch' }, { type: 'measured' }, { type: 'measured', run: 'x' }])).listen((event) => seen.push(event))
    expect(seen).toEqual([{ type: 'measured', run: 'x' }])
  })
})
