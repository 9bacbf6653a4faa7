import { parentPort, workerData } from 'node:worker_threads'
import { parseRun } from '../../core/run/parse'
import { workloadFile } from '../../core/workload/schema'
import { renderReport } from './render'

/** A report in a thread of its own: loading the chart library and drawing take longer than a window may stand still. */
const { run, format, workload } = workerData as { run: string; format: string; workload: string }
void renderReport(parseRun(run, 'the run'), format, workloadFile.parse(JSON.parse(workload))).then((text) => parentPort!.postMessage(text))
