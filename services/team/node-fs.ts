import fs, { type Stats } from 'node:fs'
import { type FileStat, type FsPort, type OpenFile } from './fs-port'

const { constants, promises } = fs

const statOf = (stat: Stats): FileStat => ({
  kind: stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : stat.isSymbolicLink() ? 'link' : 'other',
  size: stat.size,
  mtimeMs: stat.mtimeMs,
  // Windows counts none, and says 0 or undefined.
  blocks: process.platform === 'win32' || typeof stat.blocks !== 'number' ? null : stat.blocks,
})

const opened = (handle: fs.promises.FileHandle): OpenFile => ({
  write: async (bytes, offset, length) => (await handle.write(bytes, offset, length)).bytesWritten,
  read: async (into, offset, length, position) => (await handle.read(into, offset, length, position)).bytesRead,
  stat: async () => statOf(await handle.stat()),
  sync: () => handle.sync(),
  close: () => handle.close(),
})

/** The real file system. */
export const nodeFs: FsPort = {
  makeFolder: async (path) => {
    await promises.mkdir(path, { mode: 0o755 })
  },
  list: (path) => promises.readdir(path),
  stat: async (path) => statOf(await promises.lstat(path)),
  realPath: (path) => promises.realpath(path),
  create: async (path, mode = 0o644) => opened(await promises.open(path, 'wx', mode)),
  // A pipe would wait for its writer, a link would lead elsewhere.
  open: async (path) => opened(await promises.open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))),
  link: (from, to) => promises.link(from, to),
  rename: (from, to) => promises.rename(from, to),
  remove: (path) => promises.unlink(path),
  protect: (path) => promises.chmod(path, 0o444),
  syncFolder: async (path) => {
    const handle = await promises.open(path, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
}
