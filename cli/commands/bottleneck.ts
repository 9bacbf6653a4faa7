import { exitCodes } from '../../core/errors/user-error'
import { summarizeRun } from '../../core/run/summary'
import { bottleneckJson, bottleneckText } from '../bottleneck-text'
import { type Command } from '../command'
import { workloadIn, workloadOption } from '../workload-option'

export const bottleneck: Command = {
  name: 'bottleneck',
  summary: 'what holds your work back here, with the proof',
  usage: '[RUN] [--workload NAME|FILE]',
  details: `Sets the parts of a machine against each other for a workload: memory that it
must fit into, memory bandwidth, arithmetic, starting operations, copies to a
GPU, decoding on the processor, the disk. Says which one holds it back, by what
numbers of the run, how sure that is, what it would give to be rid of it, and
what comes next. That nothing stands out is an answer.
Exit: 0 done, 3 when the run lacks what the answer needs.`,
  options: { workload: workloadOption, json: { type: 'boolean', help: 'print JSON' } },
  positionals: [0, 1],
  async run({ options, positionals }, context) {
    const { paths } = await context.services()
    const [{ loadRun }, { bottleneckFor, bottleneckView }, { currentWorkload }] = await Promise.all([import('../../services/storage/runs'), import('../../services/bottleneck'), import('../../services/workload/store')])
    const run = loadRun(paths, positionals[0])
    const workload = await workloadIn(options, context)
    const chosen = options['workload'] !== undefined || currentWorkload(paths, new Date()).chosen
    const found = bottleneckFor(run, summarizeRun(run), workload)
    const view = bottleneckView(found, workload, chosen)
    context.stdout.write(options['json'] ? bottleneckJson(run, workload, found, view) : bottleneckText(run, view))
    return view.verdict === 'cannot-say' ? exitCodes.doubts : exitCodes.done
  },
}
