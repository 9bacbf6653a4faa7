import { type Handlers } from '../../core/contract/app-api'
import { type RunFile } from '../../core/run/schema'
import { summarizeRun } from '../../core/run/summary'
import { bottleneckFor, bottleneckView } from '../bottleneck'
import { type Paths } from '../paths'
import { currentWorkload } from '../workload/store'

/** Answers what holds the current work back on the machine of a run. */
export const bottleneckHandlers = (paths: Paths, load: (run: string | null) => RunFile): Pick<Handlers, 'bottleneck'> => ({
  bottleneck: async ({ run: reference }) => {
    const run = load(reference)
    const { workload, chosen } = currentWorkload(paths, new Date())
    return bottleneckView(bottleneckFor(run, summarizeRun(run), workload), workload, chosen)
  },
})
