import os from 'node:os'
import path from 'node:path'

export interface Paths {
  /** Runs and settings: what a person would miss. */
  readonly dataDir: string
  /** Runtimes and built things: what can be fetched again. */
  readonly cacheDir: string
}

/**
 * Where Groundspeed keeps its files: flag over environment over the system's convention (XDG on Linux). The window and
 * the command line share both folders.
 */
export function resolvePaths(env: NodeJS.ProcessEnv, flags: { userDataDir?: string } = {}, platform = process.platform): Paths {
  const home = env['HOME'] || os.homedir()
  const roaming = env['APPDATA'] || path.join(home, 'AppData', 'Roaming')
  const local = env['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local')
  const data = {
    win32: path.join(roaming, 'groundspeed'),
    darwin: path.join(home, 'Library', 'Application Support', 'groundspeed'),
  }[platform as string]
  const cache = {
    win32: path.join(local, 'groundspeed', 'cache'),
    darwin: path.join(home, 'Library', 'Caches', 'groundspeed'),
  }[platform as string]
  return {
    dataDir:
      flags.userDataDir ??
      env['GROUNDSPEED_DATA_DIR'] ??
      data ??
      path.join(env['XDG_DATA_HOME'] || path.join(home, '.local', 'share'), 'groundspeed'),
    cacheDir:
      env['GROUNDSPEED_CACHE_DIR'] ?? cache ?? path.join(env['XDG_CACHE_HOME'] || path.join(home, '.cache'), 'groundspeed'),
  }
}
