import os from 'node:os'
import { parseCgroupLimit, parseMeminfo } from '../../core/probe/meminfo'
import { type MachineFacts } from '../../core/machine/facts'
import { factsFrom, fromText, readText } from './gather'
import { type Probe } from './probe'

const cgroupFiles = ['/sys/fs/cgroup/memory.max', '/sys/fs/cgroup/memory/memory.limit_in_bytes']

export const memoryProbe: Probe<Pick<MachineFacts, 'memory'>> = {
  id: 'memory',
  async gather({ at }) {
    const answer = readText('/proc/meminfo')
    const proc = factsFrom('/proc/meminfo', at)
    const node = factsFrom('the system through Node', at)
    const total = fromText(answer, (text) => parseMeminfo(text, 'MemTotal'))
    const available = fromText(answer, (text) => parseMeminfo(text, 'MemAvailable'))
    const limit = cgroupFiles.map((file) => ({ file, answer: readText(file) })).find((each) => 'text' in each.answer)
    const limitFacts = factsFrom(limit?.file ?? cgroupFiles[0]!, at)
    return {
      memory: {
        totalBytes: total === null ? node.of(os.totalmem()) : proc.of(total),
        availableBytes: available === null ? node.of(os.freemem()) : proc.of(available),
        limitBytes: limit ? limitFacts.of(fromText(limit.answer, parseCgroupLimit), 'not-applicable') : limitFacts.not('not-applicable'),
      },
    }
  },
}
