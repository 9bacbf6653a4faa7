import path from 'node:path'
import { z } from 'zod'
import { sha256Hex } from '../../core/team/schema'
import { failure } from '../../core/errors/user-error'
import { teamCrypto } from './crypto'
import { codeOf, type FsPort } from './fs-port'
import { type TeamHome } from './home'
import { forgive, makeFolders, writeLocal } from './local-file'
import { readWhole } from './read-whole'

export const itemKinds = ['key', 'result', 'withdrawal', 'receipt'] as const
export type ItemKind = (typeof itemKinds)[number]

const itemSchema = z.object({
  kind: z.enum(itemKinds),
  /** Where it goes, below the team folder. */
  to: z.string().max(300),
  /** The run it was made of; null for what is no result. */
  run: z.string().max(64).nullable(),
  sha256: sha256Hex,
  /** Base64 of the exact bytes. */
  body: z.string().max(4_000_000),
})

export interface Item {
  readonly kind: ItemKind
  readonly to: string
  readonly run: string | null
  readonly sha256: string
  readonly bytes: Uint8Array
}

const stateSchema = z.object({ attempts: z.number().int().nonnegative(), nextAt: z.number(), stopped: z.boolean(), code: z.string().max(100) })
/** What became of the attempts so far. Losing it costs one early attempt. */
export type ItemState = z.infer<typeof stateSchema>

const fresh: ItemState = { attempts: 0, nextAt: 0, stopped: false, code: '' }
const largestItemBytes = 4 * 1024 * 1024

/**
 * What is to be published, kept on this machine from before the first attempt until after the last: bytes first, synced,
 * so that nothing that was queued is ever lost. What was handed over stays in `sent`.
 */
export class Outbox {
  private readonly queue: string
  private readonly done: string
  /** What an item is never changes: each is opened once for it. */
  private readonly kinds = new Map<string, { kind: ItemKind; to: string }>()

  constructor(
    private readonly home: TeamHome,
    folderId: string,
  ) {
    this.queue = home.place(folderId, 'outbox')
    this.done = home.place(folderId, 'sent')
  }

  private get port(): FsPort {
    return this.home.port
  }

  /** Lasting when it answers; the same bytes again change nothing. @throws UserError when this machine's own disk refuses */
  async add(item: Omit<Item, 'sha256'>): Promise<string> {
    const sha256 = teamCrypto.sha256(item.bytes)
    const text = JSON.stringify({ kind: item.kind, to: item.to, run: item.run, sha256, body: teamCrypto.toBase64(item.bytes) })
    for (let attempt = 0; ; attempt++) {
      try {
        await makeFolders(this.port, this.queue)
        await makeFolders(this.port, this.done)
        await writeLocal(this.port, path.join(this.queue, `${sha256}.item`), Buffer.from(text))
        return sha256
      } catch (error) {
        if (attempt === 2) throw failure(`The outbox on this machine could not be written (${codeOf(error) || String(error)}).`, 'Nothing was published. Free some space, or look at the permissions of the data folder, and publish again.')
      }
    }
  }

  /** SHA-256 of what waits: keys before results, results before the rest. @throws the system's error, but not for a queue that is not there */
  waiting(): Promise<string[]> {
    return this.names(this.queue)
  }

  sent(): Promise<string[]> {
    return this.names(this.done)
  }

  private async names(folder: string): Promise<string[]> {
    try {
      return (await this.port.list(folder)).filter((name) => /^[0-9a-f]{64}\.item$/.test(name)).map((name) => name.slice(0, 64)).sort()
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return []
      throw error
    }
  }

  /** Null when it is not there, or is damaged: another process took it, or the disk lost it. @throws the system's error when it cannot be read now */
  async item(sha256: string, from: 'waiting' | 'sent' = 'waiting'): Promise<Item | null> {
    const read = await readWhole(this.port, path.join(from === 'sent' ? this.done : this.queue, `${sha256}.item`), largestItemBytes)
    if (read.state === 'failed') throw Object.assign(new Error(`the outbox: ${read.code}`), { code: read.code })
    if (read.state !== 'read') return null
    try {
      const { body, ...rest } = itemSchema.parse(JSON.parse(Buffer.from(read.bytes).toString('utf8')))
      const bytes = teamCrypto.fromBase64(body)
      return bytes && teamCrypto.sha256(bytes) === sha256 ? { ...rest, sha256, bytes } : null
    } catch {
      return null
    }
  }

  /** What an item is, without its bytes. */
  async kindOf(sha256: string, from: 'waiting' | 'sent'): Promise<{ kind: ItemKind; to: string } | null> {
    const known = this.kinds.get(sha256)
    if (known) return known
    const item = await this.item(sha256, from).catch(() => null)
    if (item) this.kinds.set(sha256, { kind: item.kind, to: item.to })
    return item
  }

  async state(sha256: string): Promise<ItemState> {
    const found = await this.home.json(path.join(this.queue, `${sha256}.state`)).catch(() => null)
    return stateSchema.safeParse(found?.value).data ?? fresh
  }

  async remember(sha256: string, state: ItemState): Promise<void> {
    await forgive(this.home.write(path.join(this.queue, `${sha256}.state`), state))
  }

  /** Handed to the folder: no longer waits, and its bytes stay. @throws the system's error */
  async handedOver(sha256: string): Promise<void> {
    try {
      await this.port.rename(path.join(this.queue, `${sha256}.item`), path.join(this.done, `${sha256}.item`))
    } catch (error) {
      // Another process of this machine was quicker, or the answer of an earlier rename was lost.
      if (codeOf(error) !== 'ENOENT') throw error
    }
    await forgive(this.port.remove(path.join(this.queue, `${sha256}.state`)))
  }

  /** Back into the queue: the folder lost it. */
  async again(sha256: string): Promise<void> {
    const item = await this.item(sha256, 'sent')
    if (item) await this.add(item)
  }
}
