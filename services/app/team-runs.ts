import { usageError, UserError } from '../../core/errors/user-error'
import { type Handlers } from '../../core/contract/app-api'
import { teamPrefix } from '../../core/team/reference'
import { type TeamRun } from '../team/team-run'

/** A run that was read is not read again for so long; its file never changes, what is believed of it may. ms */
const freshMs = 10_000
const mostHeld = 50

/** References to runs of the folder in what a page asks, at any depth that a call has. */
function referencesIn(input: unknown, depth = 4): string[] {
  if (typeof input === 'string') return input.startsWith(teamPrefix) ? [input] : []
  if (depth === 0 || input === null || typeof input !== 'object') return []
  return Object.values(input).flatMap((each) => referencesIn(each, depth - 1))
}

/**
 * Colleagues' runs for the pages: those that a call names are read from the folder before it is answered, so that every
 * page takes them where it takes a run of this machine.
 */
export class TeamRuns {
  private readonly held = new Map<string, { readonly at: number; readonly answer: TeamRun | UserError }>()

  constructor(
    private readonly read: (reference: string) => Promise<TeamRun>,
    private readonly now: () => number = Date.now,
  ) {}

  /** Handlers that have at hand what their input names. */
  before(handlers: Handlers): Handlers {
    const prepared = (handle: (input: never) => Promise<unknown>) => async (input: never) => {
      await this.prepare(input)
      return handle(input)
    }
    return Object.fromEntries(Object.entries(handlers).map(([name, handle]) => [name, prepared(handle as (input: never) => Promise<unknown>)])) as unknown as Handlers
  }

  /** @throws UserError for a name that fits none or several, and when the folder does not give it */
  get(reference: string): TeamRun {
    const answer = this.held.get(reference)?.answer ?? usageError(`There is no run '${reference}'.`, 'Open it on the Team page.')
    if (answer instanceof UserError) throw answer
    return answer
  }

  private async prepare(input: unknown): Promise<void> {
    for (const reference of new Set(referencesIn(input))) {
      const known = this.held.get(reference)
      if (known && !(known.answer instanceof UserError) && this.now() - known.at < freshMs) continue
      const answer = await this.read(reference.slice(teamPrefix.length)).catch((error: unknown) => {
        // Whoever needs the run is told; to others it may be a mere text that begins like one.
        if (error instanceof UserError) return error
        throw error
      })
      this.held.delete(reference)
      this.held.set(reference, { at: this.now(), answer })
      const [oldest] = this.held.keys()
      if (this.held.size > mostHeld) this.held.delete(oldest!)
    }
  }
}
