import { type TeamGroupRow, type TeamGrouping } from '../../core/contract/team-calls'
import { type Fleet } from '../../core/team/fleet'
import { groupsInSteps } from '../../core/team/groups'
import { benchmarkTexts } from '../reports/context'
import { inTurns, mostInARow } from '../team/turn'

/** A page asks several times a second while files are read; a fleet never changes once it is gathered. */
const told = new WeakMap<Fleet, Map<string, Promise<TeamGroupRow[]>>>()

/** A fleet put together, once, with turns for everything else in between. @param by null: no groups were asked for @param gpu machines with this GPU alone; null for all */
export function groupsOf(fleet: Fleet, by: TeamGrouping | null, gpu: string | null): Promise<TeamGroupRow[]> {
  if (by === null) return Promise.resolve([])
  const known = told.get(fleet) ?? new Map<string, Promise<TeamGroupRow[]>>()
  told.set(fleet, known)
  const asked = JSON.stringify([by, gpu])
  const rows = known.get(asked) ?? inTurns(groupsInSteps(fleet, { by, gpu, title: (id) => benchmarkTexts.get(id)?.title ?? id }, mostInARow))
  known.set(asked, rows)
  return rows
}
