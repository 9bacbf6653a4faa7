import fs from 'node:fs'
import path from 'node:path'

/**
 * A folder for files that benchmarks write, beside the runs, so that it is the data folder's disk that is measured.
 * What a killed run left there is removed when the next one starts.
 */
export function makeScratch(dataDir: string, runId: string): { folder: string; remove: () => void } {
  const root = path.join(dataDir, 'scratch')
  fs.rmSync(root, { recursive: true, force: true })
  const folder = path.join(root, runId)
  fs.mkdirSync(folder, { recursive: true })
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) }
}
