import fs from 'node:fs'
import path from 'node:path'
import { parseDf } from '../../../core/probe/df'
import { known, unknown, type Maybe } from '../../../core/result/known'
import { runTool } from '../../files/run-tool'
import { defineReader } from '../reader'

interface DiskSpace {
  blocks: number
  bavail: number
}

export const freeShare = (total: number, free: number): number | null => (total > 0 && free >= 0 && free <= total ? free / total : null)

/** The nearest folder that exists: the data folder itself may not be there yet. */
const existing = (folder: string): string => (fs.existsSync(folder) || path.dirname(folder) === folder ? folder : existing(path.dirname(folder)))

async function ask(folder: string, env: NodeJS.ProcessEnv): Promise<Maybe<number>> {
  // Electron 22's Node does not have it yet: there `df` answers.
  const statfs = Reflect.get(fs.promises, 'statfs') as ((folder: string) => Promise<DiskSpace>) | undefined
  let share: number | null = null
  if (statfs) {
    const { blocks, bavail } = await statfs(folder)
    share = freeShare(blocks, bavail)
  } else {
    const answer = await runTool('df', ['-PkT', folder], { timeoutSeconds: 3, env })
    if (answer.state !== 'ended') return unknown(answer.state)
    const disk = parseDf(answer.stdout)
    share = disk && freeShare(disk.totalBytes, disk.freeBytes)
  }
  return share === null ? unknown('not-reported') : known(share)
}

export function diskSpaceReader() {
  let answer: Maybe<number> = unknown('not-asked')
  return defineReader({
    part: 'space',
    platforms: ['linux', 'darwin', 'win32'],
    when: 'ends',
    async start({ dataDir, env }) {
      answer = await ask(existing(dataDir), env).catch(() => unknown('unreadable'))
    },
    read: () => answer,
  })
}
