import path from 'node:path'
import { type TeamGrouping, type TeamHistory, type TeamView } from '../../core/contract/team-calls'
import { type AppEvent } from '../../core/contract/views'
import { usageError } from '../../core/errors/user-error'
import { teamHistoryOf, teamNotes, teamViewOf } from '../../core/team/view'
import { type RunFile } from '../../core/run/schema'
import { formatDuration } from '../../core/units'
import { type Services } from '../create-services'
import { benchmarkTexts } from '../reports/context'
import { gather, type Gathered } from '../team/gather'
import { displayName, joinTeam } from '../team/joining'
import { homeOf, membershipOf, readMarks, type Membership, type TeamTools } from '../team/membership'
import { hiddenHere, hide } from '../team/hiding'
import { agree, prepareFile, queueRuns, withdraw } from '../team/publishing'
import { syncTeam, type SyncAnswer } from '../team/sync'
import { teamRun, type TeamRun } from '../team/team-run'
import { teamToolsOf } from '../team/tools'
import { keysHere, trustKey } from '../team/trusting'
import { groupsOf } from './team-groups'
import { keyViews, noticesOf } from './team-notices'

/** A reader that looks at the page sees news within seconds; otherwise half a minute is often enough for a share. ms */
const openEveryMs = 5000
const quietEveryMs = 30_000
/** The page asks again while it is open. */
const stillOpenMs = 15_000
const tellEveryMs = 100

const title = (id: string): string => benchmarkTexts.get(id)?.title ?? id

/** The folder of this machine's team, looked at beside the window: by polling, since watchers see no remote changes. */
export class TeamDesk {
  private readonly tools: TeamTools
  private membership: Membership | null = null
  private last: SyncAnswer | null = null
  private failed: string | null = null
  private early: { gathered: Gathered; until: number } | null = null
  private gathering: { index: Membership['index']; answer: Promise<{ gathered: Gathered; tookMs: number }> } | null = null
  private progress: { done: number; total: number; since: number } | null = null
  private looking: Promise<void> | null = null
  private asked: Promise<Membership | null> = Promise.resolve(null)
  private timer: NodeJS.Timeout | null = null
  private seenAt = 0

  constructor(
    services: Services,
    private readonly emit: (event: AppEvent) => void,
  ) {
    this.tools = teamToolsOf(services)
  }

  /** One after the other: two that ask at once are told of one index. @throws UserError when what was joined cannot be read */
  member(): Promise<Membership | null> {
    const next = () => this.memberNow()
    this.asked = this.asked.then(next, next)
    return this.asked
  }

  private async memberNow(): Promise<Membership | null> {
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
      // What was kept of earlier looks is there long before the folder was looked at.
      void membership.index.load().then(() => this.emit({ type: 'team' }))
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

  /** What is known while the first look goes on. Who asks while it is put together waits for that, and starts no second one. */
  private async soFar(membership: Membership): Promise<Gathered> {
    if (this.last) return this.last.gathered
    if (this.early && Date.now() < this.early.until) return this.early.gathered
    if (this.gathering?.index === membership.index) return (await this.gathering.answer).gathered
    const own = { index: membership.index, answer: this.gatherNow(membership) }
    this.gathering = own
    try {
      const { gathered, tookMs } = await own.answer
      // Again after a second once there is something; of a large folder after nine times what it took: the reading needs the time.
      if (this.gathering === own) this.early = { gathered, until: Date.now() + (gathered.fleet.results > 0 ? Math.max(1000, 9 * tookMs) : 100) }
      return gathered
    } finally {
      if (this.gathering === own) this.gathering = null
    }
  }

  private async gatherNow(membership: Membership): Promise<{ gathered: Gathered; tookMs: number }> {
    const started = Date.now()
    const gathered = await gather(this.tools, membership, await readMarks(this.tools, membership))
    return { gathered, tookMs: Date.now() - started }
  }

  async view({ gpu, group }: { gpu: string | null; group: TeamGrouping | null }, canChooseFolder: boolean): Promise<TeamView> {
    const membership = await this.member()
    const empty = { progress: null, notices: [], figures: [], chart: null, outliers: [], gpus: [], rows: [], groups: [], hidden: [], keys: [], problems: [], notes: [...teamNotes], agreed: false, canChooseFolder }
    if (!membership) return { ...empty, state: 'not-joined', answer: 'This machine takes part in no team folder yet.', team: '', folder: '', name: '' }
    const { joined, identity } = membership
    const first = this.seenAt === 0
    this.seenAt = Date.now()
    if (first || !this.timer) void this.look()
    else if (!this.looking) this.plan()
    const gathered = await this.soFar(membership)
    const { fleet, problems } = gathered
    const groups = await groupsOf(fleet, group, gpu)
    const { progress, last } = this
    const hidden = await hiddenHere(this.tools, membership)
    const keys = await keysHere(this.tools, membership, gathered)
    return {
      ...empty,
      ...teamViewOf({ fleet, team: joined.team, self: identity.machineId, problems, waiting: last?.flush.waiting.length ?? 0, gpu, groups, title }),
      ...(last === null && fleet.results === 0 ? { answer: `Reading the results of ${joined.team}.` } : {}),
      state: last?.scan.state === 'away' ? 'away' : last ? 'there' : 'first-look',
      team: joined.team,
      folder: joined.folder,
      name: joined.name,
      agreed: joined.agreedAt !== null,
      progress: progress && progress.total > 0 ? { done: progress.done, total: progress.total, text: `${progress.done} of ${progress.total} files read${progress.done > 20 ? `, ${formatDuration(((Date.now() - progress.since) / 1000 / progress.done) * (progress.total - progress.done))} left` : ''}` } : null,
      notices: noticesOf(this.failed, last, gathered, keys),
      hidden: hidden.slice(0, 500).map(({ sha256, machineName, date }) => ({ result: sha256.slice(0, 12), machine: machineName, date })),
      keys: keyViews(keys),
      problems: problems.slice(0, 500).map(({ path: file, because }) => ({ path: file, because })),
    }
  }

  /** @param id a row's: one that is gone has no history */
  async history(id: string): Promise<TeamHistory> {
    const machine = (await this.fleet())?.machines.find((each) => each.id === id)
    return machine ? teamHistoryOf(machine, title) : []
  }

  /** The fleet as it is known now; null where no folder was joined. */
  async fleet(): Promise<Gathered['fleet'] | null> {
    const membership = await this.member()
    if (!membership) return null
    await membership.index.load()
    return (await this.soFar(membership)).fleet
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

  /** Takes an own result back for everybody; one of another machine is hidden here. */
  async withdraw(result: string, why: string): Promise<{ message: string }> {
    const membership = await this.require()
    const { run, own } = await withdraw(this.tools, membership, result, displayName(why, 'A withdrawal', 200))
    if (!own) await this.anew(membership)
    else {
      await this.look()
      await this.look()
    }
    const waits = own && this.last?.flush.waiting.some(({ kind }) => kind === 'withdrawal')
    return { message: own ? `Run ${run} is withdrawn${waits ? ' as soon as the folder is there' : ''}. Its file stays, as all files do.` : `Run ${run} of another machine is hidden here.` }
  }

  async hide(result: string, hidden: boolean): Promise<{ message: string }> {
    const membership = await this.require()
    const { run, machineName } = await hide(this.tools, membership, result, hidden)
    await this.anew(membership)
    return { message: `Run ${run} of ${machineName} is ${hidden ? 'hidden on this machine alone' : 'shown again'}.` }
  }

  async trust(machineId: string, keyId: string): Promise<{ message: string }> {
    const membership = await this.require()
    const choice = (await keysHere(this.tools, membership, await this.soFar(membership))).find((each) => each.machineId === machineId)
    if (!choice) throw usageError('There is no such machine in the folder.', 'Look again.')
    await trustKey(this.tools, membership, choice, keyId)
    await this.anew(membership)
    return { message: choice.now?.keyId === keyId ? `${choice.name} goes on with its key.` : `Another key speaks for ${choice.name} from now on, on this machine alone.` }
  }

  /** A colleague's run, read again whole from the folder. @param reference without `team:` */
  async run(reference: string): Promise<TeamRun> {
    const membership = await this.require()
    await membership.index.load()
    return teamRun(this.tools, membership, await this.soFar(membership), reference)
  }

  /** What was decided on this machine holds at once. */
  private async anew(membership: Membership): Promise<void> {
    const { gathered } = await this.gatherNow(membership)
    if (this.last) this.last = { ...this.last, gathered }
    // What is being put together meanwhile knows nothing of it.
    this.early = null
    this.gathering = null
    this.emit({ type: 'team' })
  }
}
