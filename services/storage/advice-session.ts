import fs from 'node:fs'
import path from 'node:path'
import { adviceSession, type AdviceSession } from '../../core/contract/advise-views'
import { safeJsonParse } from '../../core/json/safe-parse'
import { setAside } from '../files/set-aside'
import { writeWhole } from '../files/whole-write'
import { type Paths } from '../paths'

const limitBytes = 4 * 1024 * 1024
export const adviceFile = (paths: Paths): string => path.join(paths.dataDir, 'advice.json')

/** The advice that was last worked on; null where there is none. A file that is damaged is set aside: the page must open. */
export function readAdvice(paths: Paths, now: Date): AdviceSession | null {
  const file = adviceFile(paths)
  try {
    if (fs.statSync(file).size > limitBytes) throw new Error('too large')
    const json = safeJsonParse(fs.readFileSync(file, 'utf8'))
    if (!json.ok) throw new Error(json.because)
    return adviceSession.parse(json.value)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') setAside(file, now)
    return null
  }
}

/** @param session null forgets it @throws UserError when it cannot be written */
export function writeAdvice(paths: Paths, session: AdviceSession | null): void {
  if (session === null) fs.rmSync(adviceFile(paths), { force: true })
  else writeWhole(adviceFile(paths), `${JSON.stringify(session, null, 2)}\n`)
}
