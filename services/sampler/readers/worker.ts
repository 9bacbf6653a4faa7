import { known, unknown } from '../../../core/result/known'
import { counter, defineReader, parsed } from '../reader'
import { parseProcess } from './ours'

export const parseSwitches = (text: string): number | null => counter(/^nonvoluntary_ctxt_switches:\s*(\d+)$/m.exec(text)?.[1])

/** A process's own file counts its first thread alone, and the computing is done by the others. */
export const workerSwitches = defineReader({
  part: 'switches',
  platforms: ['linux'],
  when: 'ends',
  read({ files, worker }) {
    if (worker === null) return unknown('not-applicable')
    const counts = files.list(`/proc/${worker}/task`).map((thread) => {
      const answer = files.text(`/proc/${worker}/task/${thread}/status`)
      return 'text' in answer ? parseSwitches(answer.text) : null
    })
    const told = counts.filter((count): count is number => count !== null)
    return told.length === 0 ? unknown('unreadable') : known(told.reduce((sum, count) => sum + count, 0))
  },
})

export const workerFaults = defineReader({
  part: 'faults',
  platforms: ['linux'],
  when: 'always',
  read: ({ files, worker }) => (worker === null ? unknown('not-applicable') : parsed(files.text(`/proc/${worker}/stat`), (text) => parseProcess(text)?.majorFaults ?? null)),
})
