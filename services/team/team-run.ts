import path from 'node:path'
import { failure } from '../../core/errors/user-error'
import { type RunFile } from '../../core/run/schema'
import { type FleetResult } from '../../core/team/fleet'
import { measuredBy, resultNamed } from '../../core/team/reference'
import { readResult } from '../../core/team/read-result'
import { type Gathered } from './gather'
import { type Membership, type TeamTools } from './membership'
import { readContext } from './parse-file'
import { readWhole } from './read-whole'
import { teamCrypto } from './crypto'

/** A colleague's run, read again whole from the folder. */
export interface TeamRun {
  /** Its name says who measured it and when, wherever a run's name is shown. */
  readonly run: RunFile
  readonly result: FleetResult
}

/** @param reference without `team:` @throws UserError for a name that fits none or several, or a file that cannot be read now */
export async function teamRun({ port }: Pick<TeamTools, 'port'>, { index, joined }: Membership, { fleet }: Gathered, reference: string): Promise<TeamRun> {
  const result = resultNamed(fleet, reference)
  const { sha256, machineName } = result.entry
  const line = [...index.lines.values()].find(({ answer }) => answer.state === 'result' && answer.entry.sha256 === sha256)!
  const read = await readWhole(port, path.join(joined.folder, line.path))
  // Another file under its name would not be what was judged.
  if (read.state !== 'read' || teamCrypto.sha256(read.bytes) !== sha256) throw failure(`The result of ${machineName} cannot be read just now.`, 'Look whether the team folder is there.')
  const answer = readResult(Buffer.from(read.bytes).toString('utf8'), sha256, readContext)
  if (answer.state !== 'ok' || !answer.run) throw failure(`The result of ${machineName} needs a newer version of Groundspeed.`, 'Update Groundspeed to open it.')
  return { run: { ...answer.run, name: measuredBy(result) }, result }
}
