import { parentPort, workerData } from 'node:worker_threads'
import { adviceSession } from '../../core/contract/advise-views'
import { type MeasuredCard } from '../../core/prediction/measured-cards'
import { parseRun } from '../../core/run/parse'
import { workloadFile } from '../../core/workload/schema'
import { openCatalog } from '../catalog-place'
import { type Paths } from '../paths'
import { renderReport } from './render'

/** A report in a thread of its own: loading the chart library and drawing take longer than a window may stand still. */
const { run, format, workload, advice, cards, paths } = workerData as { run: string; format: string; workload: string; advice: unknown; cards: MeasuredCard[]; paths: Paths }
openCatalog(paths)
void renderReport(parseRun(run, 'the run'), format, workloadFile.parse(JSON.parse(workload)), advice === null ? null : adviceSession.parse(advice), cards).then((text) => parentPort!.postMessage(text))
