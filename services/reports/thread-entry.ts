import { parentPort, workerData } from 'node:worker_threads'
import { adviceSession } from '../../core/contract/advise-views'
import { parseRun } from '../../core/run/parse'
import { renderReport } from './render'

/** A report in a thread of its own: loading the chart library and drawing take longer than a window may stand still. */
const { run, format, advice } = workerData as { run: string; format: string; advice: unknown }
void renderReport(parseRun(run, 'the run'), format, advice === null ? null : adviceSession.parse(advice)).then((text) => parentPort!.postMessage(text))
