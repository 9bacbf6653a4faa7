import fs from 'node:fs'
import path from 'node:path'

/** Where a run put its files when they were asked elsewhere: a killed run must be found again. */
const elsewhereFile = (dataDir: string): string => path.join(dataDir, 'scratch-folder.txt')
const folderName = 'groundspeed-scratch'

/** What killed runs left, in the data folder and in the folder that the last of them was told. */
export function removeLeftovers(dataDir: string): void {
  fs.rmSync(path.join(dataDir, 'scratch'), { recursive: true, force: true })
  let elsewhere = ''
  try {
    elsewhere = fs.readFileSync(elsewhereFile(dataDir), 'utf8').trim()
  } catch {
    return
  }
  // Nothing but a folder of our own name is ever removed, whatever the file says.
  if (path.isAbsolute(elsewhere) && path.basename(elsewhere) === folderName) fs.rmSync(elsewhere, { recursive: true, force: true })
  fs.rmSync(elsewhereFile(dataDir), { force: true })
}

/**
 * A folder for files that benchmarks write: beside the runs, so that it is the data folder's disk that is measured, or
 * in a folder that the user names. What a killed run left is removed when the next one starts.
 */
export function makeScratch(dataDir: string, runId: string, chosen: string | null = null): { folder: string; remove: () => void } {
  removeLeftovers(dataDir)
  const root = chosen === null ? path.join(dataDir, 'scratch') : path.join(path.resolve(chosen), folderName)
  if (chosen !== null) {
    fs.mkdirSync(dataDir, { recursive: true })
    fs.writeFileSync(elsewhereFile(dataDir), root)
  }
  const folder = path.join(root, runId)
  fs.mkdirSync(folder, { recursive: true })
  return {
    folder,
    remove() {
      fs.rmSync(chosen === null ? folder : root, { recursive: true, force: true })
      fs.rmSync(elsewhereFile(dataDir), { force: true })
    },
  }
}
