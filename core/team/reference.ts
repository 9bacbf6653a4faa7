import { usageError } from '../errors/user-error'
import { nearest } from '../text/nearest'
import { type Fleet, type FleetResult } from './fleet'
import { trustWords } from './trust'

/** How a result of the folder is named where a run is: `team:` and the start of its hash or run, or its machine's name. */
export const teamPrefix = 'team:'

/** "measured by Ada on 2026-11-02", and why it does not count where it does not. */
export function measuredBy({ entry, trust, counts, doubts }: FleetResult): string {
  const because = trust !== 'verified' ? trustWords[trust].short : entry.validity !== 'valid' ? entry.validity : (doubts[0] ?? '')
  return `measured by ${entry.machineName} on ${entry.startedAt.slice(0, 10)}${counts ? '' : ` (does not count: ${because.slice(0, 100)})`}`
}

/** Shorter beginnings fit too much. */
const fewestLetters = 4

/** The one result that a reference means; a machine's name means its latest. Never a guess. @throws UserError usage */
export function resultNamed(fleet: Fleet, reference: string): FleetResult {
  const wanted = reference.trim().toLowerCase()
  const all = fleet.machines.flatMap(({ results }) => results)
  const byId = wanted.length < fewestLetters ? [] : all.filter(({ entry }) => entry.sha256.startsWith(wanted) || entry.run.toLowerCase().startsWith(wanted))
  const found = byId.length > 0 ? byId : fleet.machines.filter(({ name }) => name.toLowerCase() === wanted).map(({ latest }) => latest)
  if (found.length === 1) return found[0]!
  if (found.length > 1) {
    const some = found.slice(0, 3).map(({ entry }) => `${teamPrefix}${entry.sha256.slice(0, 12)} (${entry.machineName}, ${entry.startedAt.slice(0, 10)})`)
    throw usageError(`'${teamPrefix}${reference}' fits ${found.length} results.`, `Give more of the id: ${some.join(', ')}.`)
  }
  const near = nearest(reference, [...new Set(fleet.machines.map(({ name }) => name))])
  throw usageError(`There is no result '${teamPrefix}${reference}' in the team folder.`, near.length > 0 ? `Nearest machines: ${near.join(', ')}.` : '`groundspeed team list` shows machines and ids; give a name or at least four characters of an id.')
}
