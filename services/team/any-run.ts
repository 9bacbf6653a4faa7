import { UserError } from '../../core/errors/user-error'
import { type RunFile } from '../../core/run/schema'
import { teamPrefix } from '../../core/team/reference'
import { type Services } from '../create-services'
import { loadRun } from '../storage/runs'
import { gather } from './gather'
import { readMarks, requireMembership, type TeamTools } from './membership'
import { scanTeam } from './scan'
import { teamRun, type TeamRun } from './team-run'
import { teamToolsOf } from './tools'

export interface AnyRun {
  readonly run: RunFile
  /** Set where a colleague measured it. */
  readonly team: TeamRun['result'] | null
}

/** From what is known of the folder; what is not in that is looked for in the folder once. Nothing is written there. */
async function fromTeam(tools: TeamTools, reference: string): Promise<TeamRun> {
  const membership = await requireMembership(tools)
  const { index, joined } = membership
  await index.load()
  const known = async () => teamRun(tools, membership, await gather(tools, membership, await readMarks(tools, membership)), reference)
  try {
    return await known()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    await scanTeam({ port: tools.port, clock: tools.clock, root: joined.folder, folderId: joined.id, index, reader: tools.reader, fresh: false })
    return known()
  }
}

/**
 * A run by any reference that a command takes: as `loadRun` does, or `team:` and a colleague's machine, run or result.
 * @throws UserError where there is none such or several, or no folder was joined
 */
export async function loadAnyRun(services: Services, reference?: string): Promise<AnyRun> {
  if (!reference?.startsWith(teamPrefix)) return { run: loadRun(services.paths, reference), team: null }
  const tools = teamToolsOf(services)
  try {
    const { run, result } = await fromTeam(tools, reference.slice(teamPrefix.length))
    return { run, team: result }
  } finally {
    tools.reader.close()
  }
}
