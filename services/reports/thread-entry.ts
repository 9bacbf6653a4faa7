import { parentPort, workerData } from 'node:worker_threads'
import { parseRun } from '../../core/run/parse'
import { openCatalog } from '../catalog-place'
import { type Paths } from '../paths'
import { renderReport } from './render'

/** A report in a thread of its own: loading the chart library and drawing take longer than a window may stand still. */
const { run, format, paths } = workerData as { run: string; format: string; paths: Paths }
openCatalog(paths)
void renderReport(parseRun(run, 'the run'), format).then((text) => parentPort!.postMessage(text))
