import { z } from 'zod'
import { appApi, callFailure, refusal, type CallFailure, type Channel, type ChannelInput, type ChannelOutput } from './app-api'
import { appEvent, type AppEvent } from './views'

/** What every transport does: carries a call and its answer, and events. Nothing that arrives is believed yet. */
export interface Transport {
  call(channel: string, input: unknown): Promise<unknown>
  /** @returns the function that stops listening */
  listen(listener: (event: unknown) => void): () => void
}

/** A call that was answered with a refusal: its code and words are for the reader. */
export class CallError extends Error {
  override readonly name = 'CallError'
  constructor(readonly refusal: CallFailure) {
    super(refusal.message)
  }
}

export interface AppClient {
  /** @throws CallError */
  call<C extends Channel>(channel: C, input: ChannelInput<C>): Promise<ChannelOutput<C>>
  /** Events that fit the contract; others are dropped. @returns the function that stops listening */
  listen(listener: (event: AppEvent) => void): () => void
}

const envelope = z.union([z.object({ ok: z.literal(true), value: z.unknown() }), callFailure])

/** The typed end of a transport: answers are checked on this side as well. */
export function createClient(transport: Transport): AppClient {
  return {
    async call(channel, input) {
      const answer = envelope.safeParse(await transport.call(channel, input))
      if (!answer.success) throw new CallError(refusal('internal', 'The answer was not one.', 'Restart Groundspeed.', channel))
      if (!answer.data.ok) throw new CallError(answer.data)
      const value = appApi[channel].output.safeParse(answer.data.value)
      if (!value.success) throw new CallError(refusal('internal', 'The answer does not fit what was asked.', 'Restart Groundspeed.', `${channel}: ${value.error.issues[0]?.message ?? ''}`))
      return value.data as never
    },
    listen(listener) {
      return transport.listen((raw) => {
        const parsed = appEvent.safeParse(raw)
        if (parsed.success) listener(parsed.data)
      })
    },
  }
}

/** What any error is to a reader. */
export function asRefusal(error: unknown): CallFailure {
  if (error instanceof CallError) return error.refusal
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: '' }
  return refusal('internal', 'Something went wrong in this window.', 'Try again; if it happens again, report it with the technical text.', `${message}\n${stack ?? ''}`)
}
