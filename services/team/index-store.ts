import path from 'node:path'
import { indexLine, type IndexLine } from '../../core/team/index-line'
import { version } from '../../core/version'
import { type TeamHome } from './home'
import { linesOf } from './lines-of'
import { forgive, makeFolders, writeLocalParts } from './local-file'
import { SharedTexts } from './shared-texts'
import { slicer, turn } from './turn'

/** A new version may see more in the same samples: what it did not read itself is read again. */
const header = JSON.stringify({ schema: 'groundspeed.team-index', format: 2, version })
/** What is written in one go, in characters, if it is not enough entries before: a hundred megabytes at once would hold up the window. */
const writtenAtOnce = 128 * 1024
/** Lines parsed before the event loop gets its turn: each is checked by its schema, which takes longer than a look at it. */
const parsedInARow = 100

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

  /** Writes the parts that changed, each whole or not at all; what cannot be written is read again at the next start. */
  async save(): Promise<void> {
    if (this.dirty.size === 0) return
    const parts = new Map<string, IndexLine[]>([...this.dirty].map((shard) => [shard, []]))
    // What changes from here on is for the next time.
    this.dirty.clear()
    const full = slicer()
    for (const line of this.lines.values()) {
      parts.get(shardOf(line.path))?.push(line)
      if (full()) await turn()
    }
    await forgive(makeFolders(this.home.port, this.folder))
    for (const [shard, lines] of parts) await forgive(writeLocalParts(this.home.port, path.join(this.folder, `${shard}.ndjson`), printed(lines)))
  }

  private async readAll(): Promise<void> {
    const names = await this.home.port.list(this.folder).catch((): string[] => [])
    // Newest month first: what a reader looks at is there first.
    for (const name of names.filter((each) => each.endsWith('.ndjson')).sort().reverse()) await this.readPart(path.join(this.folder, name))
  }

  private async readPart(file: string): Promise<void> {
    const full = slicer(parsedInARow)
    let first = true
    for await (const lines of linesOf(this.home.port, file)) {
      for (const text of lines) {
        if (first && text !== header) return
        if (!first && text !== '') this.take(text)
        first = false
        if (full()) await turn()
      }
    }
  }

  private take(text: string): void {
    try {
      const line = indexLine.parse(JSON.parse(text))
      this.lines.set(line.path, this.texts.line(line))
    } catch {
      // That file is read again.
    }
  }
}

/** A part of the index as it lies on the disk: each piece is made when the one before it is written. */
function* printed(lines: readonly IndexLine[]): Generator<Uint8Array> {
  const full = slicer()
  let text = `${header}\n`
  for (const line of lines) {
    text += `${JSON.stringify(line)}\n`
    if (!full() && text.length < writtenAtOnce) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}
