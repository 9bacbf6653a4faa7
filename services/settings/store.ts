import fs from 'node:fs'
import path from 'node:path'
import { safeJsonParse } from '../../core/json/safe-parse'
import { defaultSettings, settingsSchema, type Settings } from '../../core/settings/schema'
import { setAside } from '../files/set-aside'
import { writeWhole } from '../files/whole-write'
import { type Paths } from '../paths'

const limitBytes = 64 * 1024
export const settingsFile = (paths: Paths): string => path.join(paths.dataDir, 'settings.json')

export interface StoredSettings {
  readonly settings: Settings
  /** What happened to a damaged file; null when all is well. */
  readonly notice: string | null
}

/** What the person set; a file that is none is set aside, and the defaults hold. Never throws: the window must open. */
export function readSettings(paths: Paths, now: Date): StoredSettings {
  const file = settingsFile(paths)
  try {
    if (fs.statSync(file).size > limitBytes) throw new Error('too large')
    const parsed = safeJsonParse(fs.readFileSync(file, 'utf8'))
    if (!parsed.ok) throw new Error(parsed.because)
    return { settings: settingsSchema.parse(parsed.value), notice: null }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { settings: defaultSettings, notice: null }
    const kept = setAside(file, now)
    const where = kept ? `It was set aside as ${path.basename(kept)}` : 'It was left as it is'
    return { settings: defaultSettings, notice: `The settings file ${file} could not be read. ${where}; the defaults hold.` }
  }
}

/** @throws UserError when it cannot be written */
export function writeSettings(paths: Paths, settings: Settings): void {
  writeWhole(settingsFile(paths), `${JSON.stringify(settingsSchema.parse(settings), null, 2)}\n`)
}
