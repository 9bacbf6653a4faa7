import crypto from 'node:crypto'
import path from 'node:path'
import { evolve } from '../../core/team/evolve'
import { folderFile, keysArea, readmeFile, receiptsArea, resultsArea, teamRoot, tombArea } from '../../core/team/layout'
import { printSorted } from '../../core/team/prepare'
import { folderSchema, type TeamFolder } from '../../core/team/schema'
import { failure, usageError } from '../../core/errors/user-error'
import { codeOf, type Clock, type FsPort } from './fs-port'
import { forgive } from './local-file'
import { publishFile, type TemporaryJournal } from './publish-file'
import { readWhole } from './read-whole'

/** Whether the folder that was joined is there now. Only `there` allows anything to be written. */
export type Availability =
  | { readonly state: 'there'; readonly team: TeamFolder }
  /** Not mounted, not synced yet, or not reachable: a normal state. */
  | { readonly state: 'away'; readonly because: string }
  /** Another team's folder stands at this path. */
  | { readonly state: 'other'; readonly team: TeamFolder }
  | { readonly state: 'newer'; readonly version: string }
  | { readonly state: 'damaged'; readonly because: string }

/** What a person wrote into a shared drive should say what it is. Fixed text. */
const readme = `This folder holds results that Groundspeed measured on the machines of a team.

results/   one file for each result, named by time, machine and content; never changed
keys/      public keys of the machines
tomb/      withdrawals, each signed by the machine whose result it takes back
receipts/  small notes: "this machine has seen and checked that result"

Every file is written once and is only read from then on. Please do not edit or
rename them. To take a result back: groundspeed team withdraw ID --why "..."
To look at them: groundspeed team list
`

/** @param expected UUID that was joined; null takes any */
export async function availability(port: FsPort, root: string, expected: string | null): Promise<Availability> {
  const read = await readWhole(port, path.join(root, folderFile), 64 * 1024)
  if (read.state === 'gone') return { state: 'away', because: `there is no ${folderFile} in ${root}` }
  if (read.state === 'failed') return { state: 'away', because: `${root} cannot be read (${read.code})` }
  if (read.state === 'changing' || read.state === 'online-only') return { state: 'away', because: `${folderFile} is still being copied` }
  if (read.state === 'refused') return { state: 'damaged', because: `${folderFile}: ${read.because}` }
  const parsed = evolve<TeamFolder>(Buffer.from(read.bytes).toString('utf8'), folderSchema, 'groundspeed.team-folder')
  if (parsed.state === 'newer') return parsed
  if (parsed.state === 'malformed') return { state: 'damaged', because: `${folderFile}: ${parsed.because}` }
  return expected === null || parsed.value.id === expected ? { state: 'there', team: parsed.value } : { state: 'other', team: parsed.value }
}

interface CreateInput {
  readonly port: FsPort
  readonly clock: Clock
  readonly root: string
  readonly name: string
  readonly windows: boolean
}

/** Before a folder is joined there is no journal for it: its two files are small, and their temporaries are ours at once. */
const noJournal: TemporaryJournal = { begun: async () => undefined, ended: async () => undefined }

/** Makes a team folder inside one that exists; the first of several who do so at once wins. @throws UserError */
async function create({ port, clock, root, name, windows }: CreateInput): Promise<void> {
  try {
    // One level each: a root that is not there stays so.
    for (const each of [teamRoot, resultsArea, keysArea, tombArea, receiptsArea]) await makeOnce(port, path.join(root, each))
    const folder: TeamFolder = { schema: { name: 'groundspeed.team-folder', major: 1, minor: 0 }, id: crypto.randomUUID(), name }
    const bytes = Buffer.from(printSorted(folder), 'utf8')
    await publishFirst({ port, clock, journal: noJournal, root, relative: folderFile, bytes, windows })
    await forgive(publishFile({ port, clock, journal: noJournal, root, relative: readmeFile, bytes: Buffer.from(readme), windows }))
  } catch (error) {
    throw failure(`The team folder could not be made in ${root} (${codeOf(error) || (error as Error).message}).`, 'You need permission to write there, and space.')
  }
}

async function makeOnce(port: FsPort, folder: string): Promise<void> {
  try {
    await port.makeFolder(folder)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

/** Somebody else's folder.json under this name is the folder's: a second name would make two of one. */
async function publishFirst(input: Parameters<typeof publishFile>[0]): Promise<void> {
  const there = await availability(input.port, input.root, null)
  if (there.state !== 'away') return
  const { relative } = await publishFile(input)
  if (relative !== input.relative) await forgive(input.port.remove(path.join(input.root, relative)))
}

/**
 * The team folder at a path, made when it is none yet. @param joined what this machine joined before at this path: its
 * folder must be back before another is made in its place @throws UserError
 */
export async function openOrCreate(input: CreateInput, joined: { id: string } | null): Promise<{ team: TeamFolder; created: boolean }> {
  const { port, root } = input
  const stat = await port.stat(await port.realPath(root).catch(() => root)).catch(() => null)
  if (stat?.kind !== 'folder') throw usageError(`There is no folder ${root}.`, 'Make it, or mount the share, and try again: Groundspeed never makes the folder itself, since a share that is not mounted would look the same.')
  const before = await availability(port, root, null)
  if (before.state === 'there') return { team: before.team, created: false }
  if (before.state === 'newer') throw failure('This team folder needs a newer version of Groundspeed.', 'Update Groundspeed.')
  if (before.state === 'damaged') throw failure(`This team folder is damaged: ${before.because}.`, 'Restore folder.json from a copy of the share, or choose an empty folder.')
  if (joined) throw failure(`The team folder that was joined at ${root} is not there: ${before.state === 'away' ? before.because : before.state}.`, 'Mount or sync it. To start a new team in its place: --new')
  await create(input)
  const after = await availability(port, root, null)
  if (after.state !== 'there') throw failure(`The team folder in ${root} was made and cannot be read back.`, 'Try again.')
  return { team: after.team, created: true }
}
