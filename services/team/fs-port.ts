export interface FileStat {
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  readonly size: number
  readonly mtimeMs: number
  /** Blocks on the disk; null where the system does not count them. */
  readonly blocks: number | null
}

export interface OpenFile {
  /** @returns how many bytes were taken, which may be fewer than given */
  write(bytes: Uint8Array, offset: number, length: number): Promise<number>
  read(into: Uint8Array, offset: number, length: number, position: number): Promise<number>
  stat(): Promise<FileStat>
  sync(): Promise<void>
  close(): Promise<void>
}

/**
 * All that the team folder asks of a file system, one call each, so that a test can make the n-th of them fail. Errors
 * are Node's, with their `code`.
 */
export interface FsPort {
  /** One level; its parent must be there: an unmounted share must not become a local folder. */
  makeFolder(path: string): Promise<void>
  list(path: string): Promise<string[]>
  /** Of the entry itself: a link is a link. */
  stat(path: string): Promise<FileStat>
  realPath(path: string): Promise<string>
  /** Fails when there is something of that name already. @param mode permissions, 0644 without */
  create(path: string, mode?: number): Promise<OpenFile>
  /** For reading; follows no link and waits for no pipe. */
  open(path: string): Promise<OpenFile>
  /** A second name for a file; fails when that name is taken. */
  link(from: string, to: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Makes a file read-only. */
  protect(path: string): Promise<void>
  /** Makes names in a folder survive a power cut. */
  syncFolder(path: string): Promise<void>
}

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? ''

/** Time and chance, passed in so that tests own both. */
export interface Clock {
  /** ms since 1970. */
  now(): number
  sleep(ms: number): Promise<void>
  /** In [0, 1). */
  random(): number
}

export const systemClock: Clock = { now: () => Date.now(), sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)), random: () => Math.random() }
