import path from 'node:path'
import { type Handlers } from '../../core/contract/app-api'
import { type TeamView } from '../../core/contract/team-calls'
import { type AppEvent } from '../../core/contract/views'
import { failure, usageError } from '../../core/errors/user-error'
import { diffViewOf } from '../../core/diff/view'
import { readResult } from '../../core/team/read-result'
import { teamNotes, teamViewOf } from '../../core/team/view'
import { trustWords } from '../../core/team/trust'
import { shortName } from '../../core/run/short-name'
import { type RunFile } from '../../core/run/schema'
import { formatDuration } from '../../core/units'
import { type Services } from '../create-services'
import { benchmarkTexts } from '../reports/context'
import { gather, type Gathered } from '../team/gather'
import { joinTeam } from '../team/joining'
import { homeOf, membershipOf, readMarks, type Membership, type TeamTools } from '../team/membership'
import { readContext } from '../team/parse-file'
import { agree, findResult, prepareFile, queueRuns } from '../team/publishing'
import { readWhole } from '../team/read-whole'
import { syncTeam, type SyncAnswer } from '../team/sync'
import { teamToolsOf } from '../team/tools'
import { type HostFeatures } from './host-features'

type TeamChannel = 'team-view' | 'team-look' | 'team-choose-folder' | 'team-join' | 'team-preview' | 'team-publish'

/** A reader that looks at the page sees news within seconds; otherwise half a minute is often enough for a share. ms */
const openEveryMs = 5000
const quietEveryMs = 30_000
/** The page asks again while it is open. */
const stillOpenMs = 15_000
const tellEveryMs = 250

const title = (id: string): string => benchmarkTexts.get(id)?.title ?? id
const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

/** The folder of this machine's team, looked at beside the window: by polling, since watchers see no remote changes. */
export class TeamDesk {
  private readonly tools: TeamTools
  private membership: Membership | null = null
  private last: SyncAnswer | null = null
  private failed: string | null = null
  private early: { gathered: Gathered; at: number } | null = null
  private progress: { done: number; total: number; since: number } | null = null
  private looking: Promise<void> | null = null
  private timer: NodeJS.Timeout | null = null
  private seenAt = 0

  constructor(
    services: Services,
    private readonly emit: (event: AppEvent) => void,
  ) {
    this.tools = teamToolsOf(services)
  }

  async member(): Promise<Membership | null> {
    const joined = await homeOf(this.tools).joined()
    if (!joined) return null
    const same = this.membership?.joined
    if (!same || same.id !== joined.id || same.folder !== joined.folder || same.name !== joined.name || same.agreedAt !== joined.agreedAt) {
      if (same?.id !== joined.id || same.folder !== joined.folder) Object.assign(this, { last: null, early: null })
      this.membership = { ...(await membershipOf(this.tools, joined)), ...(same?.id === joined.id ? { index: this.membership!.index } : {}) }
    }
    return this.membership
  }

  async require(): Promise<Membership> {
    const membership = await this.member()
    if (!membership) throw usageError('This machine takes part in no team folder yet.', 'Choose the folder on the Team page.')
    return membership
  }

  /** One look at a time; who asks meanwhile waits for the one under way. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = null
      this.plan()
    })
    return this.looking
  }

  close(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.seenAt = -1
    this.tools.reader.close()
  }

  private async lookOnce(): Promise<void> {
    try {
      const membership = await this.member()
      if (!membership) return
      let told = 0
      const onProgress = (done: number, total: number) => {
        const now = Date.now()
        this.progress = { done, total, since: this.progress?.since ?? now }
        if (now - told < tellEveryMs) return
        told = now
        this.emit({ type: 'team' })
      }
      this.last = await syncTeam(this.tools, membership, { now: false, onProgress })
      this.failed = null
    } catch (error) {
      this.failed = (error as Error).message
    } finally {
      this.progress = null
      this.emit({ type: 'team' })
    }
  }

  /** Up to a quarter earlier or later, so that a group's machines do not ask the share at once. */
  private plan(): void {
    if (this.timer) clearTimeout(this.timer)
    if (this.seenAt < 0) return
    const every = Date.now() - this.seenAt < stillOpenMs ? openEveryMs : quietEveryMs
    this.timer = setTimeout(() => void this.look(), every * (0.75 + Math.random() / 2))
    this.timer.unref()
  }

  /** What is known while the first look goes on, once a second. */
  private async soFar(membership: Membership): Promise<Gathered> {
    if (this.last) return this.last.gathered
    if (this.early && Date.now() - this.early.at < 1000) return this.early.gathered
    const gathered = await gather(this.tools, membership, await readMarks(this.tools, membership))
    this.early = { gathered, at: Date.now() }
    return gathered
  }

  async view(gpu: string | null, canChooseFolder: boolean): Promise<TeamView> {
    const membership = await this.member()
    const empty = { progress: null, notices: [], figures: [], chart: null, outliers: [], gpus: [], rows: [], problems: [], notes: [...teamNotes], agreed: false, canChooseFolder }
    if (!membership) return { ...empty, state: 'not-joined', answer: 'This machine takes part in no team folder yet.', team: '', folder: '', name: '' }
    const { joined, identity } = membership
    const first = this.seenAt === 0
    this.seenAt = Date.now()
    if (first || !this.timer) void this.look()
    else if (!this.looking) this.plan()
    const { fleet, problems, pins } = await this.soFar(membership)
    const away = this.last?.scan.state === 'away' ? this.last.scan.because : null
    const waiting = this.last?.flush.waiting ?? []
    const reasons = [...new Set(waiting.map(({ because }) => because).filter(Boolean))].join('; ')
    const { progress } = this
    return {
      ...empty,
      ...teamViewOf({ fleet, team: joined.team, self: identity.machineId, problems, waiting: waiting.length, gpu, title }),
      state: away !== null ? 'away' : this.last ? 'there' : 'first-look',
      team: joined.team,
      folder: joined.folder,
      name: joined.name,
      agreed: joined.agreedAt !== null,
      progress: progress && progress.total > 0 ? { done: progress.done, total: progress.total, text: `${progress.done} of ${progress.total} files read${progress.done > 20 ? `, ${formatDuration(((Date.now() - progress.since) / 1000 / progress.done) * (progress.total - progress.done))} left` : ''}` } : null,
      notices: [
        ...(this.failed ? [{ text: this.failed, advice: 'It is tried again by itself.', tone: 'failed' as const }] : []),
        ...(away !== null ? [{ text: `The team folder is not available: ${away}.`, advice: 'Mount or sync it; what was seen before is shown, and nothing was deleted.', tone: 'doubt' as const }] : []),
        ...pins.changed.map(({ machineId }) => ({ text: `Another key speaks for machine ${machineId.slice(0, 8)} than before.`, advice: trustWords['key-changed'].text, tone: 'failed' as const })),
        ...(waiting.length > 0 ? [{ text: `${plural(waiting.length, 'file')} of this machine ${waiting.length === 1 ? 'waits' : 'wait'} in the outbox${reasons ? `: ${reasons}` : ''}.`, advice: 'Nothing is lost: they are handed over as soon as the folder takes them.', tone: 'doubt' as const }] : []),
        ...(this.last && this.last.missing.length > 0 ? [{ text: `${plural(this.last.missing.length, 'result')} of this machine ${this.last.missing.length === 1 ? 'is' : 'are'} in the folder no more.`, advice: 'groundspeed team sync --republish puts them back.', tone: 'doubt' as const }] : []),
      ],
      problems: problems.slice(0, 500).map(({ path: file, because }) => ({ path: file, because })),
    }
  }

  async join(folder: string, name: string): Promise<{ team: string; created: boolean }> {
    if (!path.isAbsolute(folder)) throw usageError('The folder needs its whole path.', 'Such as /mnt/team or D:\\team.')
    const { membership, created } = await joinTeam(this.tools, { folder: path.resolve(folder), name: name.trim() === '' ? null : name, team: null, fresh: false })
    this.membership = null
    this.last = null
    await this.look()
    return { team: membership.joined.team, created }
  }

  async preview(run: RunFile) {
    const { to, bytes, sha256, payload } = prepareFile(this.tools, await this.require(), run)
    return { run: run.id, to, bytes: bytes.length, sha256, payload }
  }

  async publish(run: RunFile): Promise<{ message: string; waiting: boolean }> {
    const membership = await this.require()
    const [queued] = await queueRuns(this.tools, membership, [run])
    await agree(this.tools, membership)
    await this.look()
    await this.look()
    const waits = this.last?.flush.waiting.find(({ sha256 }) => sha256 === queued!.file.sha256)
    if (waits) return { waiting: true, message: `The run waits in the outbox${waits.because ? `: ${waits.because}` : ''}. It is handed over as soon as the folder takes it.` }
    return { waiting: false, message: queued!.before ? 'This run is in the folder already.' : 'The run was handed to the folder.' }
  }

  /** The run inside a result of the folder, read again whole. @param reference start of its SHA-256 */
  async run(reference: string): Promise<{ run: RunFile; name: string }> {
    const membership = await this.require()
    await membership.index.load()
    const { sha256, machineName } = findResult(membership, reference)
    const line = [...membership.index.lines.values()].find(({ answer }) => answer.state === 'result' && answer.entry.sha256 === sha256)!
    const read = await readWhole(this.tools.port, path.join(membership.joined.folder, line.path))
    if (read.state !== 'read') throw failure(`The result of ${machineName} cannot be read just now.`, 'Look whether the team folder is there.')
    const answer = readResult(Buffer.from(read.bytes).toString('utf8'), sha256, readContext)
    if (answer.state !== 'ok' || !answer.run) throw failure(`The result of ${machineName} needs a newer version of Groundspeed.`, 'Update Groundspeed to open it.')
    return { run: answer.run, name: `${machineName}, ${shortName(answer.run)}` }
  }
}

/** How a result of the folder is named where a run is: this and the start of its hash. */
export const teamPrefix = 'team:'

/** Two runs beside each other, each from this machine or, as `team:` and its hash, from the folder. */
export const diffHandler = (desk: TeamDesk, load: (run: string | null) => RunFile): Handlers['diff'] => async ({ before, after }) => {
  const get = async (reference: string) => {
    if (reference.startsWith(teamPrefix)) return desk.run(reference.slice(teamPrefix.length))
    const run = load(reference)
    return { run, name: shortName(run) }
  }
  const [first, second] = [await get(before), await get(after)]
  return diffViewOf(first.run, second.run, benchmarkTexts, [first.name, second.name])
}

export function teamHandlers(desk: TeamDesk, features: HostFeatures, load: (run: string | null) => RunFile): Pick<Handlers, TeamChannel> {
  return {
    'team-view': ({ gpu }) => desk.view(gpu, features.chooseFolder !== null),
    'team-look': async () => {
      void desk.look()
      return { started: true }
    },
    'team-choose-folder': async () => ({ folder: features.chooseFolder ? await features.chooseFolder() : null }),
    'team-join': ({ folder, name }) => desk.join(folder, name),
    'team-preview': async ({ run }) => desk.preview(load(run)),
    'team-publish': async ({ run }) => desk.publish(load(run)),
  }
}
