import { z } from 'zod'
import { comparisonAnswer, factRow, measureStatus, runListItem, runView } from './views'

/** A run by its id; null is the latest. */
const runReference = z.object({ run: z.string().max(128).nullable() })

/**
 * The one page of all that crosses between the renderer and the main process. A channel is a name with the schema of
 * its input and of its output; preload, handlers and client are typed by it, and both ends check both.
 */
export const appApi = {
  'machine-summary': {
    input: z.null(),
    output: z.object({
      /** The machine's own name: shown here, never written to a report. */
      hostName: z.string().max(256),
      /** "2-core AMD EPYC, 23.4 GiB, no GPU" */
      description: z.string().max(1000),
      version: z.string().max(64),
      electron: z.string().max(64),
    }),
  },
  'machine-facts': { input: z.null(), output: z.array(factRow).max(2000) },
  'measure-start': { input: z.object({ mode: z.enum(['quick', 'standard', 'publish']) }), output: z.object({ started: z.boolean() }) },
  'measure-cancel': { input: z.null(), output: z.object({ cancelled: z.boolean() }) },
  'measure-status': { input: z.null(), output: measureStatus },
  'runs-list': { input: z.null(), output: z.array(runListItem).max(10_000) },
  'run-view': { input: runReference, output: runView },
  comparison: { input: runReference, output: comparisonAnswer },
} as const

export type AppApi = typeof appApi
export type Channel = keyof AppApi
export type ChannelInput<C extends Channel> = z.infer<AppApi[C]['input']>
export type ChannelOutput<C extends Channel> = z.infer<AppApi[C]['output']>

/** Why a call failed, in a closed list, so that the window can say what to do. */
export const callErrorCode = z.enum(['unknown-channel', 'bad-input', 'untrusted-sender', 'failed'])
export type CallErrorCode = z.infer<typeof callErrorCode>

export type CallAnswer<T> = { ok: true; value: T } | { ok: false; code: CallErrorCode; message: string }

export type Handlers = { [C in Channel]: (input: ChannelInput<C>) => Promise<ChannelOutput<C>> }

/** What happened and what to do, as one text. */
function wordsOf(error: unknown): string {
  const { message, advice } = error as { message?: string; advice?: string }
  return [message ?? 'failed', advice].filter(Boolean).join(' ').slice(0, 2000)
}

/** Checks channel and input, calls the handler, checks what it answers. Never throws: errors have codes. */
export async function answerCall(handlers: Handlers, channel: unknown, input: unknown): Promise<CallAnswer<unknown>> {
  if (typeof channel !== 'string' || !Object.prototype.hasOwnProperty.call(appApi, channel)) {
    return { ok: false, code: 'unknown-channel', message: 'there is no such channel' }
  }
  const name = channel as Channel
  const parsed = appApi[name].input.safeParse(input)
  if (!parsed.success) return { ok: false, code: 'bad-input', message: `${name}: ${parsed.error.issues[0]?.message ?? 'bad input'}` }
  try {
    const handle = handlers[name] as (checked: unknown) => Promise<unknown>
    return { ok: true, value: appApi[name].output.parse(await handle(parsed.data)) }
  } catch (error) {
    return { ok: false, code: 'failed', message: wordsOf(error) }
  }
}
