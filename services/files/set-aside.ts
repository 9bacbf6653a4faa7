import fs from 'node:fs'

/**
 * Renames a damaged file so that it is out of the way and not lost.
 * @returns its new name; null when it could not be renamed (it stays as it is)
 */
export function setAside(file: string, now: Date): string | null {
  const kept = `${file}.damaged-${now.toISOString().replace(/[:.]/g, '-')}`
  try {
    fs.renameSync(file, kept)
    return kept
  } catch {
    return null
  }
}
