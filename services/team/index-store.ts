import path from 'node:path'
import { indexLine, type IndexLine } from '../../core/team/index-line'
import { version } from '../../core/version'
import { codeOf } from './fs-port'
import { type TeamHome } from './home'
import { forgive, makeFolders, writeLocal } from './local-file'
import { SharedTexts } from './shared-texts'
import { turn } from './turn'

/** A new version may see more in the same samples: what it did not read itself is read again. */
const header = JSON.stringify({ schema: 'groundspeed.team-index', format: 2, version })
/** Lines looked at before the event loop gets its turn. */
const batch = 100

const shardOf = (file: string): string => /\/results\/(\d{4}-\d{2})\//.exec(file)?.[1] ?? /\/(keys|tomb|receipts)\//.exec(file)?.[1] ?? 'other'

/** What was found in the files, by path. On this machine alone, in parts by month; any of it may be missing. */
export class IndexStore {
  readonly lines = new Map<string, IndexLine>()
  private readonly folder: string
  private readonly dirty = new Set<string>()
  private loaded: Promise<void> | null = null
  private readonly texts = new SharedTexts()

  constructor(
    private readonly home: TeamHome,
    folderId: string,
  ) {
    this.folder = home.place(folderId, 'index')
  }

  /** Reads what is stored, once. Damage costs a reading of those files, no more. */
  load(): Promise<void> {
    this.loaded ??= this.readAll()
    return this.loaded
  }

  set(line: IndexLine): void {
    this.lines.set(line.path, this.texts.line(line))
    this.dirty.add(shardOf(line.path))
  }

  delete(file: string): void {
    if (this.lines.delete(file)) this.dirty.add(shardOf(file))
  }

  /** Writes the parts that changed; what cannot be written is read again at the next start. */
  async save(): Promise<void> {
    if (this.dirty.size === 0) return
    const parts = new Map<string, string[]>([...this.dirty].map((shard) => [shard, [header]]))
    let seen = 0
    for (const line of this.lines.values()) {
      parts.get(shardOf(line.path))?.push(JSON.stringify(line))
      if (++seen % batch === 0) await turn()
    }
    this.dirty.clear()
    await forgive(makeFolders(this.home.port, this.folder))
    for (const [shard, lines] of parts) await forgive(writeLocal(this.home.port, path.join(this.folder, `${shard}.ndjson`), Buffer.from(`${lines.join('\n')}\n`)))
  }

  private async readAll(): Promise<void> {
    let names: string[]
    try {
      names = await this.home.port.list(this.folder)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') return
      return
    }
    // Newest month first: what a reader looks at is there first.
    for (const name of names.filter((each) => each.endsWith('.ndjson')).sort().reverse()) await this.readPart(path.join(this.folder, name))
  }

  private async readPart(file: string): Promise<void> {
    const text = await readText(this.home, file)
    const lines = text?.split('\n') ?? []
    if (lines[0] !== header) return
    for (let i = 1; i < lines.length; i++) {
      if (i % batch === 0) await turn()
      if (lines[i] === '') continue
      try {
        const line = indexLine.parse(JSON.parse(lines[i]!))
        this.lines.set(line.path, this.texts.line(line))
      } catch {
        // That file is read again.
      }
    }
  }
}

/** A large file of ours, in parts. Null when it cannot be read. */
async function readText(home: TeamHome, file: string): Promise<string | null> {
  try {
    const handle = await home.port.open(file)
    try {
      const { size } = await handle.stat()
      const bytes = Buffer.alloc(size)
      let got = 0
      while (got < size) {
        const part = await handle.read(bytes, got, size - got, got)
        if (part === 0) break
        got += part
      }
      return bytes.subarray(0, got).toString('utf8')
    } finally {
      await handle.close()
    }
  } catch {
    return null
  }
}
