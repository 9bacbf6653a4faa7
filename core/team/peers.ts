import { median } from '../statistics/quantile'
import { formatPercent } from '../units'
import { type EntryValue } from './entry'
import { type Fleet, type FleetMachine } from './fleet'

/** Machines that should be equally fast: the same GPU, or the same processor where there is none. */
export interface PeerGroup {
  readonly key: string
  readonly title: string
  readonly machines: readonly FleetMachine[]
}

export const peerKey = ({ latest: { entry } }: FleetMachine): string => (entry.gpu === 'no GPU' || entry.gpu === 'unknown' || entry.gpu === 'GPU not readable' ? `cpu ${entry.cpu}` : `gpu ${entry.gpu}`)
const titleOf = ({ latest: { entry } }: FleetMachine): string => (peerKey({ latest: { entry } } as FleetMachine).startsWith('gpu') ? entry.gpu : entry.cpu)

/** Of the machines whose latest result counts, largest group first. */
export function peerGroups(fleet: Fleet): PeerGroup[] {
  const groups = new Map<string, FleetMachine[]>()
  for (const machine of fleet.machines.filter(({ latest }) => latest.counts)) {
    const group = groups.get(peerKey(machine))
    if (group) group.push(machine)
    else groups.set(peerKey(machine), [machine])
  }
  return [...groups].map(([key, machines]) => ({ key, title: titleOf(machines[0]!), machines })).sort((a, b) => b.machines.length - a.machines.length || (a.key < b.key ? -1 : 1))
}

/** Higher is faster, whichever way the unit counts. */
export const speedOf = ({ better, value }: Pick<EntryValue, 'better' | 'value'>): number => (better === 'higher' ? value : 1 / value)

export interface Outlier {
  readonly machine: FleetMachine
  readonly benchmark: string
  /** Its speed over the median of its peers. */
  readonly ratio: number
  readonly peers: number
  /** "14 % under its peers" */
  readonly words: string
  /** What differs from the peers and would explain it, or that nothing does. */
  readonly reason: string
}

/** Fewer peers than this have no typical speed. */
const fewestPeers = 3
/** Cards of one model differ by about 3 to 5 % from piece to piece; below this nothing is said. */
const leastDifference = 0.08
/** Normal spread from the median absolute deviation, three of them, and never less than 2 % (METHOD A2's robust rule). */
const robust = 1.4826
const leastSpread = 0.02

function deviation(speed: number, peers: readonly number[]): number | null {
  const logs = peers.map(Math.log)
  const middle = median(logs)
  const spread = Math.max(leastSpread, robust * median(logs.map((each) => Math.abs(each - middle))))
  const d = Math.log(speed) - middle
  return Math.abs(d) > 3 * spread && Math.abs(Math.expm1(d)) >= leastDifference ? Math.exp(d) : null
}

const common = (values: readonly (string | null)[]): string | null => {
  const known = values.filter((each): each is string => each !== null)
  const [most] = [...new Set(known)].sort((a, b) => known.filter((each) => each === b).length - known.filter((each) => each === a).length)
  return most !== undefined && known.filter((each) => each === most).length * 2 > known.length ? most : null
}

function reasonFor(machine: FleetMachine, peers: readonly FleetMachine[]): string {
  const mine = machine.latest.entry
  const theirs = peers.map(({ latest }) => latest.entry)
  const limits = theirs.flatMap(({ powerLimitWatts }) => (powerLimitWatts === null ? [] : [powerLimitWatts]))
  const found: string[] = []
  if (mine.powerLimitWatts !== null && limits.length >= 2 && Math.abs(mine.powerLimitWatts / median(limits) - 1) >= 0.05) found.push(`power limit ${Math.round(mine.powerLimitWatts)} W, theirs ${Math.round(median(limits))} W`)
  const differing: [string, (entry: typeof mine) => string | null][] = [['driver', ({ driver }) => driver], ['engine', ({ engine }) => engine], ['mode', ({ mode }) => mode], ['processor', ({ cpu }) => cpu]]
  for (const [name, pick] of differing) {
    const usual = common(theirs.map(pick))
    if (usual !== null && pick(mine) !== null && pick(mine) !== usual) found.push(`${name} ${pick(mine)}, theirs ${usual}`)
  }
  return found.length > 0 ? found.slice(0, 2).join('; ') : 'nothing that is recorded explains it: look at cooling, slot width and other load'
}

/** What stands out among its peers, farthest first: the benchmark in which it stands out most. */
export function outliers(groups: readonly PeerGroup[]): Outlier[] {
  const found = groups.flatMap(({ machines }) => {
    const speeds = speedsByWork(machines)
    return machines.flatMap((machine) => outlierOf(machine, speeds))
  })
  return found.sort((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio)))
}

interface PeerSpeed {
  readonly peer: FleetMachine
  readonly speed: number
}
const workKey = ({ id, workload }: Pick<EntryValue, 'id' | 'workload'>): string => `${id} ${workload}`

function speedsByWork(machines: readonly FleetMachine[]): ReadonlyMap<string, readonly PeerSpeed[]> {
  const speeds = new Map<string, PeerSpeed[]>()
  for (const peer of machines) {
    for (const value of peer.latest.entry.values) {
      if (value.flagged) continue
      const same = speeds.get(workKey(value))
      const one = { peer, speed: speedOf(value) }
      if (same) same.push(one)
      else speeds.set(workKey(value), [one])
    }
  }
  return speeds
}

function outlierOf(machine: FleetMachine, speeds: ReadonlyMap<string, readonly PeerSpeed[]>): Outlier[] {
  const candidates = machine.latest.entry.values.flatMap((value) => {
    if (value.flagged) return []
    const same = (speeds.get(workKey(value)) ?? []).filter(({ peer }) => peer !== machine)
    if (same.length < fewestPeers) return []
    const ratio = deviation(speedOf(value), same.map(({ speed }) => speed))
    return ratio === null ? [] : [{ benchmark: value.id, ratio, peers: same.map(({ peer }) => peer) }]
  })
  const worst = candidates.sort((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio)))[0]
  if (!worst) return []
  const { benchmark, ratio } = worst
  return [{ machine, benchmark, ratio, peers: worst.peers.length, words: `${formatPercent(Math.abs(ratio - 1))} ${ratio < 1 ? 'under' : 'over'} its peers`, reason: reasonFor(machine, worst.peers) }]
}

export interface Place {
  readonly benchmark: string
  readonly place: number
  readonly of: number
  /** Its value over the group's median, as a speed. */
  readonly ratio: number
}

/** Where a machine stands in its group in one benchmark; null where it is alone or was not measured in it. */
export function placeOf(machine: FleetMachine, group: PeerGroup, benchmark: string): Place | null {
  const own = machine.latest.entry.values.find(({ id, flagged }) => id === benchmark && !flagged)
  if (!own) return null
  const speeds = group.machines.flatMap(({ latest }) => latest.entry.values.filter(({ id, workload, flagged }) => id === benchmark && workload === own.workload && !flagged).map(speedOf))
  return speeds.length < 2 ? null : { benchmark, place: 1 + speeds.filter((speed) => speed > speedOf(own)).length, of: speeds.length, ratio: speedOf(own) / median(speeds) }
}
