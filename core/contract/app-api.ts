import { z } from 'zod'
import { settingsSchema } from '../settings/schema'
import { UserError } from '../errors/user-error'
import { adviseApi } from './advise-api'
import { bottleneckCalls } from './bottleneck-calls'
import { carbonCalls } from './carbon-calls'
import { comparisonCalls } from './comparison-calls'
import { fitCalls } from './fit-calls'
import { machineCalls } from './machine-calls'
import { priceCalls } from './price-calls'
import { teamCalls } from './team-calls'
import { teamPlanCalls } from './team-plan-calls'
import { upgradeCalls } from './upgrade-calls'
import { workloadCalls } from './workload-calls'
import { aboutView, benchmarkChoice, diffView, machineView, measureStatus, modePlan, readinessView, reportFile, reportFormatView, runListItem, runView, settingsAnswer } from './views'

/** How the shipped recording is named where a run is: no run of a machine has this id. */
export const sampleReference = 'sample'

/** A run by its id; null is the latest that ended, or the shipped recording. */
const runReference = z.object({ run: z.string().max(128).nullable() })
const done = z.object({ done: z.boolean() })
/** Ids; empty means all. */
const selection = z.array(z.string().max(64)).max(200)

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
    }),
  },
  'machine-view': { input: runReference, output: machineView },
  benchmarks: { input: z.null(), output: z.array(benchmarkChoice).max(200) },
  readiness: { input: z.null(), output: readinessView },
  'measure-plan': { input: z.object({ only: selection }), output: z.array(modePlan).max(10) },
  'measure-start': { input: z.object({ mode: z.enum(['quick', 'standard', 'publish']), only: selection }), output: z.object({ started: z.boolean() }) },
  'measure-cancel': { input: z.null(), output: z.object({ cancelled: z.boolean() }) },
  'measure-status': { input: z.null(), output: measureStatus },
  'runs-list': { input: z.null(), output: z.array(runListItem).max(10_000) },
  'run-view': { input: runReference, output: runView },
  'run-remove': { input: z.object({ run: z.string().max(128) }), output: done },
  'run-restore': { input: z.object({ run: z.string().max(128) }), output: done },
  'run-set-aside': { input: z.object({ run: z.string().max(128) }), output: z.object({ file: z.string().max(4000) }) },
  diff: { input: z.object({ before: z.string().max(128), after: z.string().max(128) }), output: diffView },
  ...machineCalls,
  ...workloadCalls,
  ...priceCalls,
  ...comparisonCalls,
  ...fitCalls,
  ...bottleneckCalls,
  ...adviseApi,
  ...upgradeCalls,
  ...carbonCalls,
  ...teamCalls,
  ...teamPlanCalls,
  'report-formats': { input: z.null(), output: z.array(reportFormatView).max(20) },
  'report-render': { input: runReference.extend({ format: z.string().max(32) }), output: reportFile },
  'saved-open': { input: z.object({ id: z.string().max(64) }), output: done },
  'settings-get': { input: z.null(), output: settingsAnswer },
  'settings-set': { input: settingsSchema, output: settingsAnswer },
  about: { input: z.null(), output: aboutView },
} as const

export type AppApi = typeof appApi
export type Channel = keyof AppApi
export type ChannelInput<C extends Channel> = z.infer<AppApi[C]['input']>
export type ChannelOutput<C extends Channel> = z.infer<AppApi[C]['output']>

/** Why a call failed, in a closed list, so that the window can say what to do. */
export const callErrorCode = z.enum([
  'unknown-channel',
  'bad-input',
  'untrusted-sender',
  /** There is no such thing here, or it cannot be asked for in this way. */
  'not-found',
  /** It was tried and did not work; the message says why. */
  'failed',
  /** A defect of ours. */
  'internal',
  /** The other end is not there. */
  'away',
])
export type CallErrorCode = z.infer<typeof callErrorCode>

export const callFailure = z.object({
  ok: z.literal(false),
  code: callErrorCode,
  /** What happened, in one line. */
  message: z.string().max(2000),
  /** What to do next; empty when there is nothing. */
  advice: z.string().max(2000),
  /** For a report to the authors: one click away, never the first thing seen. */
  detail: z.string().max(4000),
})
export type CallFailure = z.infer<typeof callFailure>
export type CallAnswer<T> = { ok: true; value: T } | CallFailure

export type Handlers = { [C in Channel]: (input: ChannelInput<C>) => Promise<ChannelOutput<C>> }

export const refusal = (code: CallErrorCode, message: string, advice = '', detail = ''): CallFailure => ({
  ok: false,
  code,
  message: message.slice(0, 2000),
  advice: advice.slice(0, 2000),
  detail: detail.slice(0, 4000),
})

function refusalFor(channel: string, error: unknown): CallFailure {
  if (error instanceof UserError) return refusal(error.kind === 'usage' ? 'not-found' : 'failed', error.message, error.advice)
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: '' }
  return refusal('internal', 'Something went wrong inside Groundspeed.', 'Try again; if it happens again, report it with the technical text.', `${channel}: ${message}\n${stack ?? ''}`)
}

/** Checks channel and input, calls the handler, checks what it answers. Never throws: errors have codes. */
export async function answerCall(handlers: Handlers, channel: unknown, input: unknown): Promise<CallAnswer<unknown>> {
  if (typeof channel !== 'string' || !Object.prototype.hasOwnProperty.call(appApi, channel)) {
    return refusal('unknown-channel', 'There is no such channel.')
  }
  const name = channel as Channel
  const parsed = appApi[name].input.safeParse(input)
  if (!parsed.success) return refusal('bad-input', `${name}: ${parsed.error.issues[0]?.message ?? 'bad input'}`)
  try {
    const handle = handlers[name] as (checked: unknown) => Promise<unknown>
    return { ok: true, value: appApi[name].output.parse(await handle(parsed.data)) }
  } catch (error) {
    return refusalFor(name, error)
  }
}
