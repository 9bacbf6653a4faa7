import { type Fleet, FleetBuilder } from '../../core/team/fleet'
import { isQuarantined, type IndexLine } from '../../core/team/index-line'
import { pinKeys, type KnownKey, type PinAnswer } from '../../core/team/trust'
import { type Membership, type Marks, type TeamTools } from './membership'
import { inTurns, mostInARow, slicer, turn } from './turn'

/** Files that are no result yet or never will be, for a reader. */
export interface Problem {
  readonly path: string
  readonly state: 'newer' | 'malformed' | 'altered' | 'quarantined' | 'pending' | 'refused' | 'online-only'
  readonly because: string
}

export interface Gathered {
  readonly fleet: Fleet
  readonly pins: PinAnswer
  readonly problems: readonly Problem[]
  readonly keys: readonly KnownKey[]
}

function problemOf({ path, answer, attempts }: IndexLine): Problem | null {
  switch (answer.state) {
    case 'result':
    case 'note':
      return null
    case 'newer':
      return { path, state: 'newer', because: `it needs a newer version of Groundspeed (its schema is ${answer.version})` }
    case 'online-only':
      return { path, state: 'online-only', because: 'its content is with the cloud client: make it available offline to read it' }
    case 'altered':
      return { path, state: isQuarantined({ answer, attempts }) ? 'quarantined' : 'altered', because: answer.because }
    default:
      return { path, state: answer.state, because: answer.because }
  }
}

/** The index as a fleet. Signatures were checked when the files were read; which key may speak for whom is decided here. */
export async function gather(tools: TeamTools, { joined, index, identity }: Membership, marks: Marks): Promise<Gathered> {
  const keys: KnownKey[] = []
  const withdrawals: { result: string; keyId: string; why: string; at: string }[] = []
  const full = slicer()
  for (const { answer } of index.lines.values()) {
    if (full()) await turn()
    if (answer.state !== 'note' || answer.note.folder !== joined.id) continue
    const { machineId, machineName, keyId, result, why, at } = answer.note
    if (answer.kind === 'key') keys.push({ keyId, machineId, name: machineName, createdAt: at })
    if (answer.kind === 'withdrawal') withdrawals.push({ result, keyId, why, at })
  }
  const pins = pinKeys(marks.pins, keys, marks.decided)
  const keyIds = new Set([identity.keyId, ...keys.map(({ keyId }) => keyId)])
  const builder = new FleetBuilder({ folder: joined.id, pins: pins.pins, keyIds, withdrawals, hidden: new Set(marks.hidden), nowMs: tools.clock.now() })
  const problems: Problem[] = []
  // A copy that a sync client made is no problem when the file it copies is whole.
  for (const line of index.lines.values()) {
    if (full()) await turn()
    if (line.answer.state === 'result') builder.add(line.answer.entry)
    const problem = problemOf(line)
    if (problem) problems.push(problem)
  }
  return { fleet: await inTurns(builder.finish(mostInARow)), pins, problems, keys }
}
