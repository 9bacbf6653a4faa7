import { availability } from './folder'
import { codeOf, type Clock, type FsPort } from './fs-port'
import { itemKinds, type Item, type ItemState, type Outbox } from './outbox'
import { publishFile } from './publish-file'
import { type Temporaries } from './temporaries'

/** Steps between attempts: 5 s, 10 s, ... 10 min, each up to a quarter longer or shorter (METHOD C2). ms */
const firstWaitMs = 5000
const longestWaitMs = 600_000
/** A person has to do something; trying again soon would change nothing. */
const permanent = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EEXIST'])

export interface FlushInput {
  readonly port: FsPort
  readonly clock: Clock
  readonly outbox: Outbox
  readonly temporaries: Temporaries
  readonly root: string
  readonly folderId: string
  readonly windows: boolean
  /** Asked for by a person: what waits is tried now, whenever it was to be tried next. */
  readonly now: boolean
  readonly signal?: AbortSignal | undefined
}

export interface Waiting {
  readonly sha256: string
  readonly kind: Item['kind'] | 'unknown'
  readonly run: string | null
  readonly attempts: number
  readonly nextAtMs: number
  /** Until somebody does something. */
  readonly stopped: boolean
  /** In words; empty before the first attempt. */
  readonly because: string
}

export interface FlushAnswer {
  readonly published: readonly { readonly sha256: string; readonly relative: string; readonly already: boolean }[]
  readonly waiting: readonly Waiting[]
  /** Null while the folder is there. */
  readonly away: string | null
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the share has no space left',
  EDQUOT: 'your quota on the share is used up',
  EROFS: 'the share is read-only',
  EACCES: 'you may not write to the share',
  EPERM: 'the share does not allow it, or another program holds the file',
  EBUSY: 'another program holds the file',
  EIO: 'the share answered with an error',
  ENOENT: 'the folder is not available',
  ESTALE: 'the share was mounted anew',
  ETIMEDOUT: 'the share did not answer in time',
  EEXIST: 'other files stand under its name',
  DAMAGED: 'its copy on this machine is damaged',
}
export const reasonFor = (code: string): string => (code === '' ? '' : (reasons[code] ?? `the system answered ${code}`))

/** When to try again after so many attempts that failed, in ms. @param random in [0, 1) */
export const waitMs = (attempts: number, random: number): number => Math.min(longestWaitMs, firstWaitMs * 2 ** Math.max(0, attempts - 1)) * (0.75 + random / 2)

const order = (item: Item | null): number => (item ? itemKinds.indexOf(item.kind) : itemKinds.length)

/** Tries everything that is due, each once. Never throws for the folder's sake. @throws the system's error when the outbox itself cannot be read */
export async function flushOutbox(input: FlushInput): Promise<FlushAnswer> {
  const { port, clock, outbox, temporaries, root, folderId } = input
  const names = await outbox.waiting()
  const items = await Promise.all(names.map(async (sha256) => ({ sha256, item: await outbox.item(sha256).catch(() => null), state: await outbox.state(sha256) })))
  items.sort((a, b) => order(a.item) - order(b.item) || ((a.item?.to ?? '') < (b.item?.to ?? '') ? -1 : 1))
  let there = await availability(port, root, folderId)
  if (there.state === 'there') await temporaries.clear(root)
  const published: { sha256: string; relative: string; already: boolean }[] = []
  const waiting: Waiting[] = []
  for (const { sha256, item, state } of items) {
    const keep = (next: ItemState) => waiting.push({ sha256, kind: item?.kind ?? 'unknown', run: item?.run ?? null, attempts: next.attempts, nextAtMs: next.nextAt, stopped: next.stopped, because: reasonFor(next.code) })
    if (!item) keep({ ...state, stopped: true, code: 'DAMAGED' })
    else if (there.state !== 'there') keep({ ...state, code: 'ENOENT' })
    else if (input.signal?.aborted || (!input.now && state.nextAt > clock.now())) keep(state)
    else {
      try {
        const { relative, already } = await publishFile({ port, clock, journal: temporaries, root, relative: item.to, bytes: item.bytes, windows: input.windows })
        await outbox.handedOver(sha256)
        published.push({ sha256, relative, already })
      } catch (error) {
        const code = codeOf(error) || 'EIO'
        const attempts = state.attempts + 1
        const next: ItemState = { attempts, nextAt: clock.now() + (permanent.has(code) ? longestWaitMs : waitMs(attempts, clock.random())), stopped: permanent.has(code), code }
        await outbox.remember(sha256, next)
        keep(next)
        // The share may have gone in the middle: nothing more is written to what is left of it.
        there = await availability(port, root, folderId)
      }
    }
  }
  return { published, waiting, away: there.state === 'there' ? null : awayWords(there) }
}

function awayWords(there: Exclude<Awaited<ReturnType<typeof availability>>, { state: 'there' }>): string {
  if (there.state === 'other') return `another team's folder ('${there.team.name}') stands at its path`
  if (there.state === 'newer') return 'it needs a newer version of Groundspeed'
  return there.because
}
