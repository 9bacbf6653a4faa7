import path from 'node:path'
import { z } from 'zod'
import { type PersonalText } from '../../core/team/personal'
import { type Decided, type Pins } from '../../core/team/trust'
import { usageError } from '../../core/errors/user-error'
import { type Clock, type FsPort } from './fs-port'
import { TeamHome, type Joined } from './home'
import { identityFor, machineSecret, type Identity } from './identity'
import { IndexStore } from './index-store'
import { Outbox } from './outbox'
import { type TeamReader } from './reader'
import { Temporaries, type Writer } from './temporaries'

/** What the team folder needs of the program around it. */
export interface TeamTools {
  readonly port: FsPort
  readonly clock: Clock
  readonly dataDir: string
  readonly reader: TeamReader
  readonly writer: Writer
  readonly version: string
  readonly windows: boolean
  readonly personal: () => readonly PersonalText[]
}

/** This machine in the folder that it joined. */
export interface Membership {
  readonly joined: Joined
  readonly identity: Identity
  readonly outbox: Outbox
  readonly temporaries: Temporaries
  readonly index: IndexStore
}

export const homeOf = ({ port, dataDir }: TeamTools): TeamHome => new TeamHome(port, dataDir)

export async function membershipOf(tools: TeamTools, joined: Joined): Promise<Membership> {
  const home = homeOf(tools)
  return {
    joined,
    identity: identityFor(await machineSecret(tools.port, tools.dataDir), joined.id),
    outbox: new Outbox(home, joined.id),
    temporaries: new Temporaries(home, joined.id, tools.writer, tools.clock),
    index: new IndexStore(home, joined.id),
  }
}

/** @throws UserError usage when no folder was joined */
export async function requireMembership(tools: TeamTools): Promise<Membership> {
  const joined = await homeOf(tools).joined()
  if (!joined) throw usageError('This machine takes part in no team folder yet.', 'Type: groundspeed team init DIR --name NAME, where DIR is a folder that your group shares.')
  return membershipOf(tools, joined)
}

const keyName = z.string().max(64)
const marksSchema = z.object({ pins: z.record(keyName, keyName), hidden: z.array(keyName).catch([]), decided: z.record(keyName, z.array(keyName)).catch({}) })

/** What this reader alone decided: which key speaks for which machine, and what is not to be shown. */
export interface Marks {
  readonly pins: Pins
  readonly hidden: readonly string[]
  readonly decided: Decided
}

const marksFile = (tools: TeamTools, { joined }: Membership): string => path.join(homeOf(tools).place(joined.id), 'marks.json')

/** @throws UserError when the file is there and cannot be read: pins that are forgotten would trust anybody anew */
export async function readMarks(tools: TeamTools, membership: Membership): Promise<Marks> {
  const file = marksFile(tools, membership)
  const found = await homeOf(tools).json(file)
  const own: Pins = { [membership.identity.machineId]: membership.identity.keyId }
  if (found === null) return { pins: own, hidden: [], decided: {} }
  const parsed = marksSchema.safeParse(found.value)
  if (!parsed.success) throw usageError(`${file} is damaged: it holds which key was first seen for each machine.`, 'Restore it from a copy, or remove it to trust the keys of today.')
  return { ...parsed.data, pins: { ...parsed.data.pins, ...own } }
}

export const writeMarks = (tools: TeamTools, membership: Membership, marks: Marks): Promise<void> => homeOf(tools).write(marksFile(tools, membership), marks)
