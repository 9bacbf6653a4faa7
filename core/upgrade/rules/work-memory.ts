import { formatBytes } from '../../units'
import { usableBytes } from '../../fit/verdict'
import { ok, refuses, type Rule } from './rule'

/** The user's own work must fit into one GPU. */
export const workMemory: Rule = {
  id: 'work-memory',
  title: 'memory',
  means: 'the memory that the work needs on one GPU, entered or predicted',
  judge: (part, { need }) => {
    if (part.kind !== 'gpu' && part.kind !== 'machine' && part.kind !== 'cloud') return null
    if (need === null || part.gpu === null) return null
    const have = usableBytes(part.gpu)
    return need.bytes <= have ? ok(`the work needs ${formatBytes(need.bytes)}, it has ${formatBytes(have)}`) : refuses(`the work needs ${formatBytes(need.bytes)} (${need.by}), it has ${formatBytes(have)}`)
  },
}
