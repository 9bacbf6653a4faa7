import path from 'node:path'
import { z } from 'zod'
import { isOurTemporary } from '../../core/team/layout'
import { codeOf, type Clock, type FsPort } from './fs-port'
import { type TeamHome } from './home'
import { forgive, makeFolders, writeLocal } from './local-file'
import { type TemporaryJournal } from './publish-file'

const noteSchema = z.object({ relative: z.string().max(300), owner: z.string().max(200), at: z.number() })

/** Somebody who writes: told from all others, also after this process is gone. */
export interface Writer {
  readonly id: string
  /** Whether the writer of this id may still be at work. */
  alive(id: string): boolean
}

/** A temporary file this old is nobody's, whoever seems to be alive. ms */
const staleMs = 86_400_000
/** What was being written when its writer died may turn up on the share so much later. ms */
const lateMs = 600_000

/**
 * Keeps the name of each temporary file on this machine before it exists in the shared folder: so the next start removes
 * what a killed one left, and never a file of another machine.
 */
export class Temporaries implements TemporaryJournal {
  private readonly folder: string

  constructor(
    private readonly home: TeamHome,
    folderId: string,
    private readonly writer: Writer,
    private readonly clock: Clock,
  ) {
    this.folder = home.place(folderId, 'temporary')
  }

  private get port(): FsPort {
    return this.home.port
  }

  async begun(random: string, relative: string): Promise<void> {
    await makeFolders(this.port, this.folder)
    await writeLocal(this.port, path.join(this.folder, `${random}.json`), Buffer.from(JSON.stringify({ relative, owner: this.writer.id, at: this.clock.now() })))
  }

  async ended(random: string): Promise<void> {
    await forgive(this.port.remove(path.join(this.folder, `${random}.json`)))
  }

  /** Removes what earlier processes left. @param root the team folder, which is there @returns how many are gone */
  async clear(root: string): Promise<number> {
    const names = await this.port.list(this.folder).catch(() => [])
    let cleared = 0
    for (const name of names.filter((each) => /^[0-9a-f]{32}\.json$/.test(each))) if (await this.clearOne(root, name.slice(0, 32))) cleared++
    return cleared
  }

  private async clearOne(root: string, random: string): Promise<boolean> {
    const note = noteSchema.safeParse((await this.home.json(path.join(this.folder, `${random}.json`)).catch(() => null))?.value)
    // A note that cannot be read names no file; it is left for a day in which it may become readable.
    if (!note.success) return false
    const { relative, owner, at } = note.data
    const inUse = owner === this.writer.id || this.writer.alive(owner)
    if (inUse && this.clock.now() - at < staleMs) return false
    const expected = isOurTemporary(path.posix.basename(relative)) && !relative.split('/').includes('..') && !path.posix.isAbsolute(relative)
    if (expected) {
      try {
        await this.port.remove(path.join(root, relative))
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') return false
        // A share may bring up a killed process's file only now: its note stays for a while.
        if (this.clock.now() - at < lateMs) return false
      }
    }
    await this.ended(random)
    return expected
  }
}
