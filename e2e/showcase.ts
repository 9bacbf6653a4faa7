import fs from 'node:fs'
import path from 'node:path'
import { bundle } from '../build/team/bundle.mjs'
import { addRecordedRun } from './fixtures'

type Showcase = (share: string, dataDir: string, scratch: string) => Promise<void>

/** Once for a worker. */
let bundled: Promise<{ showcase: Showcase }> | undefined
const load = (): Promise<{ showcase: Showcase }> => (bundled ??= bundle('services/team/testing/showcase.ts').then((file) => import(file) as Promise<{ showcase: Showcase }>))

/** Ten machines in a team folder that the program of this data folder joined; the latest run of its machine is the recorded one. */
export async function addShowcase(dataDir: string): Promise<void> {
  const { showcase } = await load()
  await showcase(path.join(dataDir, 'share'), dataDir, path.join(dataDir, 'scratch'))
  if (!fs.existsSync(path.join(dataDir, 'runs'))) addRecordedRun(dataDir)
}
