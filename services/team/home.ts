import path from 'node:path'
import { z } from 'zod'
import { safeJsonParse } from '../../core/json/safe-parse'
import { uuid } from '../../core/team/schema'
import { failure } from '../../core/errors/user-error'
import { type FsPort } from './fs-port'
import { makeFolders, writeLocal } from './local-file'
import { readWhole } from './read-whole'

/** Which folder this machine takes part in. */
export const joinedSchema = z.object({
  /** The team folder, as a path of this machine. */
  folder: z.string().min(1).max(4000),
  id: uuid,
  /** The team's name, from the folder. */
  team: z.string().max(256),
  /** How this machine is called in it. */
  name: z.string().min(1).max(60),
  /** Whether the person saw the exact bytes and agreed, once. */
  agreedAt: z.string().max(40).nullable(),
  /** Whether small notes "seen and verified" are left for others. */
  receipts: z.boolean(),
})
export type Joined = z.infer<typeof joinedSchema>

const localLimit = 4 * 1024 * 1024

/** The places that a team folder needs on this machine: all below the data folder, none of them shared. */
export class TeamHome {
  constructor(
    readonly port: FsPort,
    readonly dataDir: string,
  ) {}

  private get joinedFile(): string {
    return path.join(this.dataDir, 'team', 'joined.json')
  }

  /** Of one folder, by its UUID: outbox, sent, temps, index, pins. */
  place(folder: string, ...parts: string[]): string {
    return path.join(this.dataDir, 'team', folder, ...parts)
  }

  /** Null when no folder was joined. @throws UserError when the file is damaged */
  async joined(): Promise<Joined | null> {
    const found = await this.json(this.joinedFile)
    if (found === null) return null
    const parsed = joinedSchema.safeParse(found.value)
    if (!parsed.success) throw failure(`${this.joinedFile} cannot be read.`, 'Join again: groundspeed team init DIR --name NAME')
    return parsed.data
  }

  async join(joined: Joined): Promise<void> {
    await this.write(this.joinedFile, joinedSchema.parse(joined))
  }

  /** A JSON file of ours; null when there is none. Damage is a value of `undefined`. @throws UserError when the system will not give it */
  async json(file: string): Promise<{ value: unknown } | null> {
    for (let attempt = 0; ; attempt++) {
      const read = await readWhole(this.port, file, localLimit)
      if (read.state === 'gone') return null
      if (read.state === 'read') {
        const parsed = safeJsonParse(Buffer.from(read.bytes).toString('utf8'))
        return { value: parsed.ok ? parsed.value : undefined }
      }
      // "There is none" would be untrue.
      if (attempt === 2) throw failure(`${file} cannot be read (${read.state === 'failed' ? read.code : read.state}).`, 'Try again.')
    }
  }

  async write(file: string, value: unknown): Promise<void> {
    await makeFolders(this.port, path.dirname(file))
    await writeLocal(this.port, file, Buffer.from(`${JSON.stringify(value)}\n`, 'utf8'))
  }
}
