import { bottleneckOf, type Found } from '../core/bottleneck/find'
import { bottleneckViewOf } from '../core/bottleneck/view'
import { type BottleneckView } from '../core/contract/bottleneck-calls'
import { type RunFile } from '../core/run/schema'
import { type RunSummary } from '../core/run/summary'
import { type Workload } from '../core/workload/schema'
import { catalog } from './catalog'
import { workWorld } from './compare'
import { benchmarkTexts } from './reports/texts'

/** What holds this work back on the machine of a run. */
export const bottleneckFor = (run: RunFile, summary: RunSummary, workload: Workload): Found => bottleneckOf({ run, summary, workload, gpus: catalog.gpus(), ...workWorld() })

/** The same in words. @param chosen somebody chose the work; else the usual first one is answered for */
export const bottleneckView = (found: Found, workload: Workload, chosen: boolean): BottleneckView => bottleneckViewOf(found, { workload, chosen, models: catalog.models(), texts: benchmarkTexts })
