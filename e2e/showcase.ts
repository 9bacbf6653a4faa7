import fs from 'node:fs'
import path from 'node:path'
import { bundle } from '../build/team/bundle.mjs'
import { addRecordedRun } from './fixtures'

type Showcase = (share: string, dataDir: string, scratch: string) => Promise<void>

/** Ten machines in a team folder that the program of this data folder joined; the latest run of its machine is the recorded one. */
export async function addShowcase(dataDir: string): Promise<void> {
  const { showcase } = (await import(await bundle('services/team/testing/showcase.ts'))) as { showcase: Showcase }
  await showcase(path.join(dataDir, 'share'), dataDir, path.join(dataDir, 'scratch'))
  if (!fs.existsSync(path.join(dataDir, 'runs'))) addRecordedRun(dataDir)
}
