import { type FsPort, type OpenFile } from '../fs-port'

export interface Fault {
  /** Answers the error of a call, or null to let it through. @param n counts all calls from 1 */
  readonly at: (n: number, call: string, path: string) => string | null
  /** The call does its work and reports the error all the same, as NFS may. */
  readonly after?: boolean
}

export const failWith = (code: string): Error => Object.assign(new Error(code), { code })

/** A file system whose calls fail by plan. `calls` lists every call that was made. */
export function faultFs(real: FsPort, fault: Fault): { port: FsPort; calls: string[]; fired: () => number } {
  const calls: string[] = []
  let fired = 0
  async function guarded<T>(call: string, path: string, work: () => Promise<T>): Promise<T> {
    calls.push(call)
    const code = fault.at(calls.length, call, path)
    if (code === null) return work()
    fired++
    // Nobody gets what the call gave: it is closed, or the test would run out of descriptors.
    if (fault.after) await ((await work()) as { close?: () => Promise<void> } | undefined)?.close?.()
    throw failWith(code)
  }
  const file = (path: string, open: OpenFile): OpenFile => ({
    write: (bytes, offset, length) => guarded('write', path, () => open.write(bytes, offset, length)),
    read: (into, offset, length, position) => guarded('read', path, () => open.read(into, offset, length, position)),
    stat: () => guarded('fstat', path, () => open.stat()),
    sync: () => guarded('sync', path, () => open.sync()),
    // A failed close closes all the same; otherwise the test itself would run out of descriptors.
    close: async () => {
      await open.close()
      return guarded('close', path, async () => undefined)
    },
  })
  const port: FsPort = {
    makeFolder: (path) => guarded('makeFolder', path, () => real.makeFolder(path)),
    list: (path) => guarded('list', path, () => real.list(path)),
    stat: (path) => guarded('stat', path, () => real.stat(path)),
    realPath: (path) => guarded('realPath', path, () => real.realPath(path)),
    create: (path, mode) => guarded('create', path, async () => file(path, await real.create(path, mode))),
    open: (path) => guarded('open', path, async () => file(path, await real.open(path))),
    link: (from, to) => guarded('link', to, () => real.link(from, to)),
    rename: (from, to) => guarded('rename', to, () => real.rename(from, to)),
    remove: (path) => guarded('remove', path, () => real.remove(path)),
    protect: (path) => guarded('protect', path, () => real.protect(path)),
    syncFolder: (path) => guarded('syncFolder', path, () => real.syncFolder(path)),
  }
  return { port, calls, fired: () => fired }
}
