import crypto from 'node:crypto'
import path from 'node:path'
import { otherName, temporaryName } from '../../core/team/layout'
import { teamCrypto } from './crypto'
import { codeOf, type Clock, type FsPort } from './fs-port'
import { forgive, writeNew } from './local-file'
import { readWhole } from './read-whole'

/** Where the names of temporary files are kept, so that only our own are ever removed. */
export interface TemporaryJournal {
  /** Lasting before it answers. @param relative below the team folder */
  begun(random: string, relative: string): Promise<void>
  ended(random: string): Promise<void>
}

export interface PublishInput {
  readonly port: FsPort
  readonly clock: Clock
  readonly journal: TemporaryJournal
  /** The team folder. */
  readonly root: string
  /** Where the file goes, below it. */
  readonly relative: string
  readonly bytes: Uint8Array
  /** On Windows a virus scanner or an indexer holds files for a moment. */
  readonly windows: boolean
}

export interface Published {
  /** Below the team folder; not the wished name where another file had it. */
  readonly relative: string
  /** It was there already: a file that somebody published twice, or one whose first attempt had worked after all. */
  readonly already: boolean
}

/** How long a name that is held is tried again, and the steps between (graceful-fs does the same). ms */
const heldForMs = 60_000
const longestStepMs = 1000
/** EIO: rclone's FUSE mount says so of every link; where it was a fault, the rename after it fails as well. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EIO'])
const mostNames = 9

type There = 'same' | 'other' | 'absent'

/** What stands at the final name. @throws the system's error when that cannot be told */
async function lookAt({ port, root, bytes }: PublishInput, relative: string): Promise<There> {
  const found = await readWhole(port, path.join(root, relative))
  if (found.state === 'gone') return 'absent'
  if (found.state === 'read') return teamCrypto.sha256(found.bytes) === teamCrypto.sha256(bytes) ? 'same' : 'other'
  if (found.state === 'failed') throw Object.assign(new Error(`reading back: ${found.code}`), { code: found.code })
  // Empty, a folder, a placeholder: not ours to touch.
  return 'other'
}

/** One call that is tried again while something else holds the file. */
async function whileHeld(input: PublishInput, call: () => Promise<void>): Promise<void> {
  const held = new Set(input.windows ? ['EPERM', 'EACCES', 'EBUSY'] : ['EPERM', 'EBUSY', 'ETXTBSY'])
  const until = input.clock.now() + heldForMs
  for (let step = 10; ; step = Math.min(longestStepMs, step * 2)) {
    try {
      return await call()
    } catch (error) {
      if (!held.has(codeOf(error)) || input.clock.now() + step > until) throw error
      await input.clock.sleep(step)
    }
  }
}

/** Gives the temporary file its final name without ever replacing another. */
async function moveInto(input: PublishInput, temporary: string, relative: string): Promise<There> {
  const { port, root } = input
  const final = path.join(root, relative)
  try {
    await port.link(temporary, final)
    return 'same'
  } catch (error) {
    const code = codeOf(error)
    // Over NFS an error may have come after the deed: what is there now decides.
    const there = await lookAt(input, relative)
    if (there !== 'absent') return there
    if (!noLinks.has(code)) throw error
  }
  // No links here (SMB, exFAT, FUSE). The name holds the content's hash: a lost race would put the same bytes there.
  try {
    await whileHeld(input, () => port.rename(temporary, final))
    return 'same'
  } catch (error) {
    const there = await lookAt(input, relative)
    if (there === 'absent') throw error
    return there
  }
}

/** The folder of a month or a machine; never the team's own folders above it. */
async function makeParent({ port, root, relative }: PublishInput): Promise<void> {
  const parts = path.posix.dirname(relative).split('/')
  for (let depth = 2; depth <= parts.length; depth++) {
    try {
      await port.makeFolder(path.join(root, ...parts.slice(0, depth)))
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') {
        // Some shares answer otherwise though it is there.
        const stat = await port.stat(path.join(root, ...parts.slice(0, depth))).catch(() => null)
        if (stat?.kind !== 'folder') throw error
      }
    }
  }
}

/**
 * Publishes one file (METHOD C2): written aside in the same folder, synced, closed, read back, then given its name
 * without replacing anything, and read back once more. Whenever it throws, nothing wrong is visible, and calling it
 * again is safe. @throws the system's error, with its `code`
 */
export async function publishFile(input: PublishInput): Promise<Published> {
  const { port, root, journal } = input
  for (let n = 1; n <= mostNames; n++) {
    const relative = n === 1 ? input.relative : otherName(input.relative, n)
    const before = await lookAt(input, relative)
    if (before === 'same') return { relative, already: true }
    if (before === 'other') continue
    await makeParent({ ...input, relative })
    const random = crypto.randomBytes(16).toString('hex')
    const temporary = path.posix.join(path.posix.dirname(relative), temporaryName(random))
    const temporaryFile = path.join(root, temporary)
    await journal.begun(random, temporary)
    let there: There
    try {
      await writeNew(port, temporaryFile, [input.bytes])
      if ((await lookAt(input, temporary)) !== 'same') throw Object.assign(new Error('what was written reads back otherwise'), { code: 'EIO' })
      there = await moveInto(input, temporaryFile, relative)
    } finally {
      await discard(port, journal, temporaryFile, random)
    }
    if (there === 'other') continue
    if ((await lookAt(input, relative)) !== 'same') throw Object.assign(new Error('what was published reads back otherwise'), { code: 'EIO' })
    // Nobody needs to write it any more; shares that cannot say so are no reason to fail.
    await forgive(port.protect(path.join(root, relative)))
    await forgive(port.syncFolder(path.dirname(path.join(root, relative))))
    return { relative, already: false }
  }
  throw Object.assign(new Error(`other files stand under all ${mostNames} names`), { code: 'EEXIST' })
}

/** The temporary file goes whatever happened; where it cannot, the journal remembers it for later. */
async function discard(port: FsPort, journal: TemporaryJournal, file: string, random: string): Promise<void> {
  try {
    await port.remove(file)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') return
  }
  await journal.ended(random)
}
