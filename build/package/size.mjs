import fs from 'node:fs'
import path from 'node:path'

/** Bytes of all files below a folder; links count as nothing. */
export function folderBytes(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const full = path.join(folder, entry.name)
    return sum + (entry.isDirectory() ? folderBytes(full) : entry.isFile() ? fs.statSync(full).size : 0)
  }, 0)
}
