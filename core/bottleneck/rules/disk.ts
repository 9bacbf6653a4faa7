import { together } from '../../prediction/band'
import { unitOfWork } from '../../workload/unit'
import { type MeasuredSummary } from '../../run/summary'
import { formatBytes, formatRate } from '../../units'
import { evidence, measuredEvidence, measuredSigma } from '../evidence'
import { type Evidence, type Sure } from '../finding'
import { roomForData } from '../room-for-data'
import { type Rule } from '../rule'
import { article, shortTime, timesWords } from '../words'
import { type World } from '../world'

/** Usual files where nothing is entered; files of one data set differ from another's. */
const sigmaUsual = 0.4
const sigmaEntered = 0.1
/** A warm page cache answers the disk benchmark: the note that the kernel leaves (benchmarks/disk). */
const isWarm = (each: MeasuredSummary): boolean => each.notes.some((note) => note.startsWith('cached'))

/** What else was seen of the disk: small files cost a random read each where workers do not hide it, and memory gives the same again. */
function beside({ measured }: World): Evidence[] {
  const [random, warm] = [measured('disk-random-read'), measured('disk-reread')]
  return [...(random ? [measuredEvidence(random, 'small reads, one at a time: what files of their own cost to open')] : []), ...(warm ? [measuredEvidence(warm, 'the same read again, warm: from memory')] : [])]
}

/** "Read again from memory it gives 7.4 GB/s, 12x as much": what memory for the whole data set would be worth. */
function warmWords(cold: MeasuredSummary, warm: MeasuredSummary | null): string {
  return warm ? ` Read again, from memory, it gives ${formatRate(warm.value, 'B/s')}, ${timesWords(warm.value / cold.value)} as much.` : ''
}

/** What comes off the disk while the data do not stay in memory. */
export const disk: Rule = {
  id: 'disk',
  name: 'the disk',
  title: 'The disk is slower than what reads from it',
  remedies: ['copy the data to the fastest disk there is before it runs', 'pack small files into large ones that are read from end to end', 'more memory, so that the data are read once', 'a faster disk (NVMe)'],
  look(world) {
    const { reading, measured, run } = world
    if (reading.nothing) return { state: 'does-not-apply', text: 'Weights are read from the disk once, before the first token.', evidence: [] }
    const room = roomForData(run.machine)
    const held = reading.dataBytes !== null && room !== null && reading.dataBytes <= room
    if (held) return { state: 'has-room', text: `The data set of ${formatBytes(reading.dataBytes)} is read once and then stays in ${formatBytes(room)} of memory.`, evidence: [evidence('the data set', reading.dataBytes, 'bytes', 'entered'), evidence('memory that is available', room, 'bytes', 'measured')] }
    if (reading.bytes === null) return { state: 'unknown', text: 'How much a unit reads is not known: enter the size of the data set and of an epoch with the workload.', evidence: [], measure: [] }
    const read = measured('disk-read')
    if (read === null) return { state: 'unknown', text: 'Reading from the disk was not measured.', evidence: [], measure: ['disk-read'] }
    if (isWarm(read)) return { state: 'unknown', text: `The disk was read from memory's copy alone (${formatRate(read.value, 'B/s')}, warm): what a cold read takes is not known here.`, evidence: [measuredEvidence(read, 'reading what memory holds already')], measure: [] }
    const seconds = reading.bytes / read.value
    const [most, why]: [Sure, string] =
      reading.by === 'entered' && reading.dataBytes !== null && room !== null ? ['sure', 'the disk was measured past the page cache, and the data set is as entered'] : ['likely', 'how large the data are was not said: usual files are taken']
    return {
      state: 'takes-time',
      seconds,
      sigma: together(measuredSigma(read), reading.by === 'entered' ? sigmaEntered : sigmaUsual),
      text: `Reading ${formatBytes(reading.bytes)} for ${article(unitOfWork(world.workload.work).one)} takes ${shortTime(seconds)} at ${formatRate(read.value, 'B/s')}, past the page cache.${warmWords(read, measured('disk-reread'))}${reading.dataBytes !== null && room !== null ? ` The data set of ${formatBytes(reading.dataBytes)} does not stay in ${formatBytes(room)} of memory.` : ''}`,
      evidence: [measuredEvidence(read, 'reading from end to end, past the page cache'), ...beside(world), evidence('read for one unit', reading.bytes, 'bytes', reading.by), ...(reading.dataBytes === null ? [] : [evidence('the data set', reading.dataBytes, 'bytes', 'entered')])],
      most,
      why,
    }
  },
}
