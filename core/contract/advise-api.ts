import { z } from 'zod'
import { adviceAnswer, adviceChange, adviceDiff, adviceNames, adviceSession, adviceSource, scenarioText } from './advise-views'

/** The calls of the Advise page. The page holds the scenario and its history; the program works it out and keeps it. */
export const adviseApi = {
  /** What was kept, or the run's advice; null where nothing is known yet. */
  'advise-open': { input: z.object({ run: z.string().max(128).nullable() }), output: adviceAnswer.nullable() },
  'advise-start': { input: adviceSource, output: adviceAnswer },
  'advise-change': { input: z.object({ session: adviceSession, change: adviceChange }), output: adviceAnswer },
  /** Shown again after a restart; null forgets it. */
  'advise-keep': { input: adviceSession.nullable(), output: z.object({ done: z.boolean() }) },
  'advise-names': { input: z.null(), output: adviceNames },
  'advise-file': { input: adviceSession, output: z.object({ name: z.string().max(255), type: z.string().max(64), text: scenarioText }) },
  'advise-diff': { input: z.object({ session: adviceSession, other: adviceSource }), output: adviceDiff },
  /** The run's report with this advice in it. */
  'advise-report': { input: adviceSession, output: z.object({ name: z.string().max(255), type: z.string().max(64), text: z.string().max(8_000_000) }) },
} as const
