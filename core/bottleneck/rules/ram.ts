import { valueOr } from '../../result/known'
import { formatBytes } from '../../units'
import { evidence } from '../evidence'
import { type Rule } from '../rule'
import { roomForData } from '../room-for-data'
import { roomOf } from './room'

/** Room in the machine's own memory: for the work where it computes there, and for its data. */
export const ram: Rule = {
  id: 'ram',
  name: "the machine's memory",
  title: "The work does not fit into the machine's memory",
  remedies: ['close what else uses memory, or lift the limit of the container', 'fewer bits for the weights, a smaller batch or context (`groundspeed fit` says how much each saves)', 'more memory'],
  look(world) {
    const { onGpu, need, target, reading, run } = world
    if (!onGpu && need !== null && target !== null) return roomOf(world, need, target)
    const room = roomForData(run.machine)
    if (room === null) return { state: 'unknown', text: 'How much memory the machine has is not known.', evidence: [], measure: [] }
    const there = evidence('memory that is available', room, 'bytes', 'measured')
    const limit = valueOr(run.machine.memory.limitBytes, null)
    const limited = limit !== null && limit <= room ? ' (a limit of the container)' : ''
    if (reading.nothing) return { state: 'does-not-apply', text: `Nothing of size is kept in the processor's memory beside the weights: ${formatBytes(room)} are there${limited}.`, evidence: [there] }
    if (reading.dataBytes === null) return { state: 'does-not-apply', text: `How large the data are was not said; ${formatBytes(room)} are there${limited}.`, evidence: [there] }
    const data = evidence('the data set', reading.dataBytes, 'bytes', 'entered')
    if (reading.dataBytes <= room) return { state: 'has-room', text: `The data set of ${formatBytes(reading.dataBytes)} stays in ${formatBytes(room)} of memory${limited} after the first pass.`, evidence: [data, there] }
    return { state: 'has-room', text: `The data set of ${formatBytes(reading.dataBytes)} does not stay in ${formatBytes(room)} of memory${limited}: every pass reads the disk.`, evidence: [data, there] }
  },
}
