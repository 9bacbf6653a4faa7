import { z } from 'zod'
import { type CallAnswer } from './app-api'
import { type AppEvent } from './views'

/**
 * How the contract travels over the WebSocket of `groundspeed serve`, as JSON texts: the page sends calls, the server
 * answers each under its number, in any order, and tells events in between. What `input`, `answer` and `event` hold is
 * checked where the contract is (answerCall, createClient), so this page has the envelopes alone.
 */
export const socketPath = '/socket'

/** Larger than any call (a price file is the largest), smaller than a burden: a frame beyond it ends the connection with 1009. */
export const largestCallBytes = 1024 * 1024

const callId = z.number().int().nonnegative()

export const socketCall = z.strictObject({ id: callId, channel: z.string().max(64), input: z.unknown() })
export type SocketCall = z.infer<typeof socketCall>

/** `id` is null where the message was none, so that nobody can say which call it was. */
export type SocketMessage = { id: number | null; answer: CallAnswer<unknown> } | { event: AppEvent }

/** What arrives at the page, before its content is believed. */
export const socketMessage = z.union([z.object({ id: callId.nullable(), answer: z.unknown() }), z.object({ event: z.unknown() })])
